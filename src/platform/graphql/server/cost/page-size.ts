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
type PageSize = number | { readonly variable: string; readonly otherwise: number | undefined };

/** What a field is asked for by `first` and `last`; nothing means the usual page. */
export type AskedPage = readonly PageSize[];

const pageArguments = ['first', 'last'];

/** Undefined where the field takes no page size. */
export function askedPage(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  operation: OperationDefinitionNode,
): AskedPage | undefined {
  const names = pageArguments.filter((name) => field.args.some((arg) => arg.name === name));
  if (names.length === 0) return undefined;
  const asked = node.arguments?.filter(({ name }) => names.includes(name.value)) ?? [];
  return asked.flatMap(({ value }) => sizeIn(value, operation) ?? []);
}

/** The largest of what is asked, so that one argument cannot hide the other. */
export function rowsOf(
  page: AskedPage,
  variables: Readonly<Record<string, unknown>>,
  sizes: PageSizes,
): number {
  const asked = page.flatMap((size) => numberOf(size, variables) ?? []);
  return asked.length === 0 ? sizes.defaultPage : bounded(Math.max(...asked), sizes);
}

export function dependsOnVariables(page: AskedPage): boolean {
  return page.some((size) => typeof size !== 'number');
}

function numberOf(
  size: PageSize,
  variables: Readonly<Record<string, unknown>>,
): number | undefined {
  if (typeof size === 'number') return size;
  if (!Object.hasOwn(variables, size.variable)) return size.otherwise;
  const given = variables[size.variable];
  return typeof given === 'number' ? given : undefined;
}

function sizeIn(value: ValueNode, operation: OperationDefinitionNode): PageSize | undefined {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind !== Kind.VARIABLE) return undefined;
  const name = value.name.value;
  const usual = operation.variableDefinitions?.find(
    ({ variable }) => variable.name.value === name,
  )?.defaultValue;
  return { variable: name, otherwise: usual?.kind === Kind.INT ? Number(usual.value) : undefined };
}

/** More than the largest page is refused further in; here it only must not become a number without end. */
function bounded(rows: number, sizes: PageSizes): number {
  return Math.max(0, Math.min(rows, sizes.largestPage));
}
