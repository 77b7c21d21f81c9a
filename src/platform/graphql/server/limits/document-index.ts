import {
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A document with its operations and fragments at hand. */
export interface DocumentIndex {
  readonly ast: DocumentNode;
  readonly operations: readonly OperationDefinitionNode[];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Looks at a document that has not been validated, and says in one sentence why it is too much. */
export type DocumentCheck<Limits> = (document: DocumentIndex, limits: Limits) => string | undefined;

export function indexDocument(ast: DocumentNode): DocumentIndex {
  const operations: OperationDefinitionNode[] = [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of ast.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  }
  return { ast, operations, fragments };
}

/** Every selection as it is written: each fragment once, however often it is spread. */
export function* writtenSelections(document: DocumentIndex): Generator<SelectionNode> {
  for (const definition of document.ast.definitions) {
    const set = selectionSetOf(definition);
    if (set) yield* selectionsWithin(set);
  }
}

function* selectionsWithin(set: SelectionSetNode): Generator<SelectionNode> {
  const waiting = [...set.selections];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet)
      waiting.push(...node.selectionSet.selections);
  }
}

function selectionSetOf(definition: DefinitionNode): SelectionSetNode | undefined {
  return definition.kind === Kind.OPERATION_DEFINITION ||
    definition.kind === Kind.FRAGMENT_DEFINITION
    ? definition.selectionSet
    : undefined;
}

/** The name under which the answer holds a field. */
export function responseName(field: FieldNode): string {
  return (field.alias ?? field.name).value;
}

/** `__schema` and `__type`; `__typename` tells nothing of the schema. */
export function isIntrospection(field: FieldNode): boolean {
  return field.name.value === '__schema' || field.name.value === '__type';
}

/**
 * Adds up something over the fields of a selection set. What a fragment adds is found out once and
 * remembered, so a document of many spreads costs no more than its length. Fragments must not be in a circle.
 */
export function foldFields(
  document: DocumentIndex,
  set: SelectionSetNode,
  ofField: (field: FieldNode, fold: (set: SelectionSetNode) => number) => number,
  join: (sum: number, next: number) => number,
): number {
  const remembered = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const fragment = document.fragments.get(name);
    if (!fragment) return 0;
    const known = remembered.get(name);
    if (known !== undefined) return known;
    const found = fold(fragment.selectionSet);
    remembered.set(name, found);
    return found;
  };
  const ofSelection = (node: SelectionNode): number => {
    if (node.kind === Kind.FIELD) return ofField(node, fold);
    return node.kind === Kind.FRAGMENT_SPREAD
      ? ofFragment(node.name.value)
      : fold(node.selectionSet);
  };
  const fold = (selections: SelectionSetNode): number => {
    let sum = 0;
    for (const node of selections.selections) sum = join(sum, ofSelection(node));
    return sum;
  };
  return fold(set);
}

export const add = (sum: number, next: number): number => sum + next;
