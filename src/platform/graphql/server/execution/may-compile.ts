import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type DocumentIndex, responseName } from '../limits/document-index.js';
import { areArgumentsPlain } from './plain-arguments.js';
import { areVariablesPlain } from './plain-variables.js';

/**
 * Whether an operation may be turned into code by graphql-jit. Two dangers decide it:
 *
 * - The document comes from a stranger, and the compiler writes parts of it into JavaScript. Text that the
 *   compiler takes for a date is even run. So no string of the document ever reaches it, and no name that it
 *   could mistake for one of its own.
 * - The compiler is not graphql-js. What it is known to do differently (`@skip` and `@include` on shared
 *   fragments, objects with variables inside, one-of inputs, asynchronous type resolvers) is left to graphql-js.
 */
export function mayCompile(
  schema: GraphQLSchema,
  document: DocumentIndex,
  operation: OperationDefinitionNode,
): boolean {
  if (operation.operation === OperationTypeNode.MUTATION || hasDirectives(operation)) return false;
  if (!areVariablesPlain(schema, operation)) return false;
  const root = schema.getRootType(operation.operation);
  const walk = new Walk(schema, document);
  return walk.isPlainSet(operation.selectionSet, root ?? undefined, 1) && walk.size <= maxSize;
}

/** Fields of the code to be written; abstract types repeat what is below them for each member. */
const maxSize = 2_000;

/** Lower camel case, as the names of the schema are, and none of the compiler's `idx0`. */
const plainName = /^(?!idx\d)[a-z][a-zA-Z0-9]*$/;

class Walk {
  size = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentIndex,
  ) {}

  isPlainSet(set: SelectionSetNode, parent: GraphQLNamedType | undefined, copies: number): boolean {
    return set.selections.every((node) => this.isPlainSelection(node, parent, copies));
  }

  private isPlainSelection(
    node: SelectionNode,
    parent: GraphQLNamedType | undefined,
    copies: number,
  ): boolean {
    if (hasDirectives(node)) return false;
    if (node.kind === Kind.FIELD) return this.isPlainField(node, parent, copies);
    const fragment =
      node.kind === Kind.INLINE_FRAGMENT ? node : this.document.fragments.get(node.name.value);
    return fragment !== undefined && this.isPlainFragment(fragment, parent, copies);
  }

  private isPlainFragment(
    fragment: InlineFragmentNode | FragmentDefinitionNode,
    parent: GraphQLNamedType | undefined,
    copies: number,
  ): boolean {
    if (hasDirectives(fragment)) return false;
    const condition = fragment.typeCondition?.name.value;
    const type = condition === undefined ? parent : this.schema.getType(condition);
    return this.isPlainSet(fragment.selectionSet, type, copies);
  }

  private isPlainField(
    node: FieldNode,
    parent: GraphQLNamedType | undefined,
    copies: number,
  ): boolean {
    this.size += copies;
    if (this.size > maxSize) return false;
    const name = responseName(node);
    if (node.name.value === '__typename') return name === '__typename' || plainName.test(name);
    const field = fieldOf(parent, node);
    if (!field || !plainName.test(name) || !areArgumentsPlain(field, node)) return false;
    if (!node.selectionSet) return true;
    const type = getNamedType(field.type);
    const members = this.membersOf(type);
    return members > 0 && this.isPlainSet(node.selectionSet, type, copies * members);
  }

  /** How many object types a value may have; none where only graphql-js can tell which. */
  private membersOf(type: GraphQLNamedType): number {
    if (isObjectType(type)) return isAsync(type.isTypeOf) ? 0 : 1;
    if (!isAbstractType(type) || isAsync(type.resolveType)) return 0;
    const members = this.schema.getPossibleTypes(type);
    return members.some((member) => isAsync(member.isTypeOf)) ? 0 : members.length;
  }
}

function fieldOf(
  parent: GraphQLNamedType | undefined,
  node: FieldNode,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent)
    ? parent.getFields()[node.name.value]
    : undefined;
}

function hasDirectives(node: { readonly directives?: readonly unknown[] | undefined }): boolean {
  return (node.directives?.length ?? 0) > 0;
}

function isAsync(resolver: unknown): boolean {
  return Object.prototype.toString.call(resolver) === '[object AsyncFunction]';
}
