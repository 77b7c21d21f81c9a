import {
  type DirectiveNode,
  type FieldNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';

/** What of `info` is needed to see what a client asks for below a field. */
export type Selecting = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;

/**
 * True where the client asks for the field at `path` below the one that is resolved; `nodes.variants.price`
 * for example. Aliases and fragments of any type are seen through, `@skip` and `@include` are obeyed. It may
 * say yes where a fragment's type does not fit, and never says no to what will be resolved.
 */
export function selects(info: Selecting, path: string): boolean {
  return fieldsAt(info, path).length > 0;
}

/** True where the client asks for anything at `path` besides what is named. */
export function selectsBeyond(info: Selecting, path: string, known: readonly string[]): boolean {
  return fieldsAt(info, path).some((field) =>
    childrenOf(info, field).some((child) => !known.includes(child.name.value)),
  );
}

/** The arguments with which each field at `path` is asked for, with the variables put in. */
export function argumentsAt(info: Selecting, path: string): Record<string, unknown>[] {
  return fieldsAt(info, path).map((field) => {
    const given: Record<string, unknown> = {};
    for (const { name, value } of field.arguments ?? []) given[name.value] = readValue(info, value);
    return given;
  });
}

function fieldsAt(info: Selecting, path: string): FieldNode[] {
  let fields: FieldNode[] = [...info.fieldNodes];
  for (const name of path.split('.')) {
    fields = fields.flatMap((field) =>
      childrenOf(info, field).filter((child) => child.name.value === name),
    );
    if (fields.length === 0) break;
  }
  return fields;
}

function childrenOf(info: Selecting, field: FieldNode): FieldNode[] {
  const found: FieldNode[] = [];
  collect(info, field.selectionSet?.selections ?? [], found);
  return found;
}

/** A document is checked for circles of fragments before it is run, so this ends. */
function collect(info: Selecting, selections: readonly SelectionNode[], found: FieldNode[]): void {
  for (const selection of selections) {
    if (isLeftOut(info, selection.directives)) continue;
    if (selection.kind === Kind.FIELD) {
      found.push(selection);
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    if (fragment) collect(info, fragment.selectionSet.selections, found);
  }
}

function isLeftOut(info: Selecting, directives: readonly DirectiveNode[] | undefined): boolean {
  if (!directives || directives.length === 0) return false;
  return directives.some(({ name, arguments: given }) => {
    const condition = given?.find((argument) => argument.name.value === 'if')?.value;
    if (!condition) return false;
    const value = readValue(info, condition);
    return name.value === 'skip' ? value === true : name.value === 'include' && value === false;
  });
}

function readValue(info: Selecting, value: ValueNode): unknown {
  return valueFromASTUntyped(value, info.variableValues);
}
