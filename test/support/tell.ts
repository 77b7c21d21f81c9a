import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isInputObjectType, isUnionType } from 'graphql';
import type { Answer, Asking } from './app.js';
import type { StockedShop } from './given.js';
import { answered, freshKey } from './journey.js';

const mutations = buildSchema(
  readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'),
)
  .getMutationType()
  ?.getFields();

/** What a story wants to see of an answer. */
export interface Shown {
  /** Fields of the payload, where it went well. */
  readonly done?: string;
  /** Fragments on refusals. */
  readonly refused?: string;
}

/** Somebody by the code of a person of the shop, or by what they sign in with. */
export type Who = string | Asking;

export async function signedIn(shop: StockedShop, who: Who): Promise<Asking> {
  return typeof who === 'string' ? { token: await shop.tokenOf(who) } : who;
}

/** Calls a mutation by its name, with a key that was never used before. */
export async function attempt(
  shop: StockedShop,
  who: Who,
  name: string,
  input: object,
  { done = '', refused = '' }: Shown = {},
): Promise<Answer> {
  const field = mutations?.[name];
  const type = getNamedType(field?.args[0]?.type);
  const result = getNamedType(field?.type);
  if (!isInputObjectType(type) || !isUnionType(result)) throw new Error(`no mutation ${name}`);
  const payload = result.getTypes().find((each) => !each.getInterfaces().length)?.name;
  const document = `mutation ($input: ${type.name}!) {
    ${name}(input: $input) {
      __typename ... on UserError { message code } ${refused}
      ${done && `... on ${payload} { ${done} }`}
    }
  }`;
  const key = 'idempotencyKey' in type.getFields() ? { idempotencyKey: freshKey() } : {};
  return shop.ask(document, { input: { ...key, ...input } }, await signedIn(shop, who));
}

/** The same, for what is answered; a request error is a failed test. */
export async function tell(
  shop: StockedShop,
  who: Who,
  name: string,
  input: object,
  shown: Shown = {},
) {
  return answered(await attempt(shop, who, name, input, shown));
}

/** Asks a query; a request error is a failed test. */
export async function look(shop: StockedShop, who: Who, document: string, variables: object = {}) {
  return answered(await shop.ask(document, variables, await signedIn(shop, who)));
}
