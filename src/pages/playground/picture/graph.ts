import { type Group, groupsOf } from './groups.js';
import type { ModelType, SchemaModel } from './schema-model.js';

export interface Shown {
  readonly inputs: boolean;
  /** Result unions, payloads and refusals. */
  readonly results: boolean;
}

export interface GraphNode {
  readonly name: string;
  readonly kind: ModelType['kind'];
  readonly group: Group;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** A member or an implementation, rather than a field. */
  readonly isKindOf: boolean;
}

export interface SchemaGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What is drawn: the types that say something, and how they lead to each other past those that do not. */
export function graphOf(model: SchemaModel, shown: Shown): SchemaGraph {
  const groupOf = groupsOf(model);
  const drawn = [...model.types.values()].filter((type) => isDrawn(type, shown));
  const names = new Set(drawn.map(({ name }) => name));
  return {
    nodes: drawn.map(({ name, kind }) => ({ name, kind, group: groupOf.get(name) ?? 'shared' })),
    edges: drawn.flatMap((type) => edgesFrom(type, model, names)),
  };
}

function isDrawn(type: ModelType, shown: Shown): boolean {
  if (type.kind === 'SCALAR' || type.kind === 'ENUM' || isWrapping(type.name)) return false;
  if (type.kind === 'INPUT_OBJECT') return shown.inputs;
  return shown.results || !isResult(type);
}

/** The pages of a list: a relation goes through them to what is listed. */
function isWrapping(name: string): boolean {
  return /(Connection|Edge)$|^PageInfo$/.test(name);
}

function isResult({ name, interfaces }: ModelType): boolean {
  return /(Result|Payload)$/.test(name) || name === 'UserError' || interfaces.includes('UserError');
}

function edgesFrom(type: ModelType, model: SchemaModel, names: ReadonlySet<string>): GraphEdge[] {
  const targets = new Set(type.fields.flatMap(({ type: to, args }) => [to, ...args.map(typeName)]));
  const reached = reach([...targets], model, names);
  reached.delete(type.name);
  const kinds = new Set(type.members.filter((name) => names.has(name)));
  const edge = (to: string) => ({ from: type.name, to, isKindOf: kinds.has(to) });
  return [...new Set([...reached, ...kinds])].map(edge);
}

function typeName({ type }: { readonly type: string }): string {
  return type;
}

/** Goes on through types that are not drawn until it comes to some that are. */
function reach(start: readonly string[], model: SchemaModel, names: ReadonlySet<string>) {
  const reached = new Set<string>();
  const seen = new Set<string>();
  const open = [...start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (names.has(name)) reached.add(name);
    else open.push(...through(model.types.get(name)));
  }
  return reached;
}

function through(type: ModelType | undefined): string[] {
  if (!type || type.kind === 'INPUT_OBJECT') return [];
  return [...type.fields.map(typeName), ...type.members];
}
