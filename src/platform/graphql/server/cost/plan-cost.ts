import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type DocumentIndex, isIntrospection } from '../limits/document-index.js';
import { type AskedPage, askedPage } from './page-size.js';

/** A field with children, as it is weighed. Leaves are only counted. */
export interface CostNode {
  readonly leaves: number;
  readonly children: readonly CostNode[];
  /** Set on a connection: how many rows its lists will hold. */
  readonly page?: AskedPage;
  readonly isList: boolean;
}

interface Place {
  readonly schema: GraphQLSchema;
  readonly document: DocumentIndex;
  readonly operation: OperationDefinitionNode;
}

/** Lays out what an operation costs, once; the variables of each request are put in later. */
export function planCost(
  schema: GraphQLSchema,
  document: DocumentIndex,
  operation: OperationDefinitionNode,
): CostNode {
  const root = schema.getRootType(operation.operation);
  const place = { schema, document, operation };
  return { ...planSet(place, operation.selectionSet, root ?? undefined), isList: false };
}

function planSet(
  place: Place,
  set: SelectionSetNode,
  parent: GraphQLNamedType | undefined,
): { leaves: number; children: CostNode[] } {
  const found = { leaves: 0, children: [] as CostNode[] };
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) planField(place, node, parent, found);
    else {
      const inner = planFragment(place, node, parent);
      found.leaves += inner.leaves;
      found.children.push(...inner.children);
    }
  }
  return found;
}

function planField(
  place: Place,
  node: FieldNode,
  parent: GraphQLNamedType | undefined,
  found: { leaves: number; children: CostNode[] },
): void {
  // The schema is the same for everybody, and its own depth limit applies.
  if (isIntrospection(node)) return;
  const field = fieldOf(parent, node);
  if (!field || !node.selectionSet) {
    found.leaves += 1;
    return;
  }
  const page = askedPage(field, node, place.operation);
  found.children.push({
    ...planSet(place, node.selectionSet, getNamedType(field.type)),
    isList: isList(field.type),
    ...(page === undefined ? {} : { page }),
  });
}

function planFragment(
  place: Place,
  node: Exclude<SelectionNode, FieldNode>,
  parent: GraphQLNamedType | undefined,
): { leaves: number; children: CostNode[] } {
  const fragment =
    node.kind === Kind.INLINE_FRAGMENT ? node : place.document.fragments.get(node.name.value);
  if (!fragment) return { leaves: 0, children: [] };
  const type = fragment.typeCondition
    ? place.schema.getType(fragment.typeCondition.name.value)
    : parent;
  return planSet(place, fragment.selectionSet, type);
}

function fieldOf(
  parent: GraphQLNamedType | undefined,
  node: FieldNode,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent)
    ? parent.getFields()[node.name.value]
    : undefined;
}

function isList(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? isList(type.ofType) : isListType(type);
}
