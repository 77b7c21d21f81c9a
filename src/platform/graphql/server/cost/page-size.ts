import {
  type FieldNode,
  type GraphQLField,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';

/** How lists are sized where a document is weighed before it runs. */
export interface PageSizes {
  /** The page of a connection that is asked for without `first` or `last`. */
  readonly defaultPage: number;
  /** No connection gives more than this, whatever it is asked for. */
  readonly largestPage: number;
  /** What a plain list is taken to hold. */
  readonly plainList: number;
}

export const defaultPageSizes: PageSizes = { defaultPage: 24, largestPage: 100, plainList: 5 };

/** A page size as the document asks for it: known, or known once the variables are. */
export type AskedPage = number | { readonly variable: string; readonly otherwise: number };

const pageArguments = ['first', 'last'];

/** Undefined where the field takes no page size. */
export function askedPage(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  operation: OperationDefinitionNode,
  sizes: PageSizes,
): AskedPage | undefined {
  const names = pageArguments.filter((name) => field.args.some((arg) => arg.name === name));
  if (names.length === 0) return undefined;
  const asked = node.arguments?.filter(({ name }) => names.includes(name.value)) ?? [];
  const pages = asked.map(({ value }) => fromValue(value, operation, sizes));
  return pages.find((page) => page !== undefined) ?? sizes.defaultPage;
}

export function rowsOf(
  page: AskedPage,
  variables: Readonly<Record<string, unknown>>,
  sizes: PageSizes,
): number {
  if (typeof page === 'number') return bounded(page, sizes);
  const given = variables[page.variable];
  return bounded(typeof given === 'number' ? given : page.otherwise, sizes);
}

function fromValue(
  value: ValueNode,
  operation: OperationDefinitionNode,
  sizes: PageSizes,
): AskedPage | undefined {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind !== Kind.VARIABLE) return undefined;
  const name = value.name.value;
  const definition = operation.variableDefinitions?.find(
    ({ variable }) => variable.name.value === name,
  );
  const otherwise =
    definition?.defaultValue?.kind === Kind.INT
      ? Number(definition.defaultValue.value)
      : sizes.defaultPage;
  return { variable: name, otherwise };
}

/** More than the largest page is refused further in; here it only must not become a number without end. */
function bounded(rows: number, sizes: PageSizes): number {
  return Number.isFinite(rows) ? Math.max(0, Math.min(rows, sizes.largestPage)) : sizes.largestPage;
}
