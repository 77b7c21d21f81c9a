import type { ModelType, SchemaModel } from './schema-model.js';

/** The types whose own name, or the name of a field or value, holds the text; the best first. */
export function search(model: SchemaModel, text: string): string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const ranked = [...model.types.values()].map((type) => ({
    name: type.name,
    rank: rankOf(type, wanted),
  }));
  return ranked
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.name.length - b.name.length)
    .map(({ name }) => name);
}

function rankOf(type: ModelType, wanted: string): number {
  const name = type.name.toLowerCase();
  if (name === wanted) return 4;
  if (name.startsWith(wanted)) return 3;
  if (name.includes(wanted)) return 2;
  const parts = [...type.fields, ...type.values];
  return parts.some((part) => part.name.toLowerCase().includes(wanted)) ? 1 : 0;
}

/** The types with a field that leads to this one. */
export function usersOf(model: SchemaModel, name: string): string[] {
  const uses = (type: ModelType) =>
    type.members.includes(name) ||
    type.fields.some((field) => field.type === name || field.args.some((arg) => arg.type === name));
  return [...model.types.values()].filter(uses).map((type) => type.name);
}
