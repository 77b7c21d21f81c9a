import type { Json, JsonObject, Step } from './journey.js';

const placeholder = /\{\{(\w+)\}\}/g;
const wholePlaceholder = /^\{\{(\w+)\}\}$/;
const newKeyName = 'newKey';

/** What earlier steps have saved, by name. */
export type Saved = Readonly<Record<string, Json>>;

/** Variables with every `{{name}}` replaced. A text that is nothing but one placeholder takes the value as it is. */
export function fill(variables: JsonObject, saved: Saved, newKey: () => string): JsonObject {
  const value = (name: string): Json | undefined =>
    name === newKeyName ? newKey() : own(saved, name);
  return fillObject(variables, value);
}

/** Fills one text, such as an address. */
export function fillText(text: string, saved: Saved): string {
  return String(fillString(text, (name) => own(saved, name)));
}

/** The names that a step needs and nobody has saved yet. */
export function missingFor(step: Step, saved: Saved): string[] {
  const text = step.kind === 'visit' ? step.page : JSON.stringify(step.variables);
  const names = Array.from(text.matchAll(placeholder), ([, name = '']) => name);
  const missing = names.filter((name) => name !== newKeyName && own(saved, name) === undefined);
  return [...new Set(missing)];
}

type Lookup = (name: string) => Json | undefined;

function own(saved: Saved, name: string): Json | undefined {
  return Object.hasOwn(saved, name) ? saved[name] : undefined;
}

function fillValue(value: Json, lookup: Lookup): Json {
  if (typeof value === 'string') return fillString(value, lookup);
  if (isList(value)) return value.map((each) => fillValue(each, lookup));
  if (typeof value === 'object' && value !== null) return fillObject(value, lookup);
  return value;
}

function fillObject(value: JsonObject, lookup: Lookup): JsonObject {
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, each]) => [name, fillValue(each, lookup)]));
}

function fillString(text: string, lookup: Lookup): Json {
  const whole = wholePlaceholder.exec(text)?.[1];
  if (whole !== undefined) return lookup(whole) ?? text;
  return text.replace(placeholder, (all, name: string) => {
    const value = lookup(name);
    return value === undefined ? all : String(value);
  });
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
