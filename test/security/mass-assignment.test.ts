import { coerceInputValue, type GraphQLInputType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../src/schema.js';
import type { Answer } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { answered } from '../support/journey.js';
import { argumentsOf, rootFields, rootPlaces } from './support/schema-walk.js';
import { anyLeaf, literal, writeOperation } from './support/write-operation.js';

const schema = await gatewaySchema();
const places = rootPlaces(schema);

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ workers: 0 });
});
afterAll(() => shop.close());

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;

describe('a field that is not for clients', () => {
  const names = [
    'role',
    'price',
    'unitPrice',
    'unitPriceMinor',
    'amountMinor',
    'totalMinor',
    'state',
    'status',
    'storeId',
    'soldAt',
    'paidAt',
    'ownerId',
    'guestKey',
    'actor',
    'channel',
    'captured',
    'isAdmin',
    '__proto__',
    'constructor',
  ];
  const mutations = rootFields(schema).filter(({ kind }) => kind === 'mutation');

  it.each(mutations.map((root) => [root.name, root] as const))(
    'is refused: %s',
    async (name, { field }) => {
      const given = argumentsOf(field, everyPathOf(name), anyLeaf);
      // Staff say how much is taken or given back; everywhere else an amount is the shop's.
      const foreign = names.filter((extra) => !Object.hasOwn(given['input'] as object, extra));
      const type = field.args[0]?.type as GraphQLInputType;
      for (const extra of foreign)
        for (const input of withExtra(given['input'] as object, extra)) {
          expect(mistakesIn(input, type), extra).toContain(`Field "${extra}" is not defined by`);
          // What the schema refuses is refused by whoever reads a request by it; some names are more than names.
          if (extra !== foreign[0] && !['__proto__', 'constructor'].includes(extra)) continue;
          const { query } = writeOperation('mutation', [field], [given], 'variable');
          const answer = await shop.ask(query, { input0: input });
          expect(codeOf(answer), extra).toBe('BAD_USER_INPUT');
          expect(answer.errors?.[0]?.message).toMatch(
            /is not defined by|^The request cannot be read/,
          );
          expect(answer.data).toBeUndefined();
        }
    },
  );

  it('is refused in a document too', async () => {
    for (const { field, name } of mutations) {
      const [argument] = field.args;
      if (!argument) throw new Error(`${name} takes nothing`);
      const given = argumentsOf(field, [], anyLeaf);
      const input = literal(given['input'], argument.type)
        .replace(/ }$/, ', role: "ADMIN" }')
        .replace('{ ,', '{');
      const answer = await shop.ask(`mutation { ${field.name}(input: ${input}) { __typename } }`);
      expect(codeOf(answer), name).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  /** Words of the thing, not of who asks: whose limit a supervisor sets, and how a parcel has ended. */
  const meant = ['SetDiscountLimitInput.role', 'ReportParcelInput.state'];

  it('is a field of no input', () => {
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
    const owned = inputs.flatMap((type) =>
      Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
    );
    expect(
      owned.filter((each) =>
        /\.(role|price|unitPrice|state|status|storeId|paidAt|channel|actor\w*|is[A-Z]\w*)$/.test(
          each,
        ),
      ),
    ).toEqual(meant);
  });
});

function mistakesIn(input: object, type: GraphQLInputType): string {
  const mistakes: string[] = [];
  coerceInputValue(input, type, (_path, _value, { message }) => mistakes.push(message));
  return mistakes.join('\n');
}

function everyPathOf(mutation: string): (readonly string[])[] {
  return places.filter(({ name }) => name.startsWith(`${mutation}(`)).map(({ path }) => path);
}

/** The input with one more field, in each of its objects that have none of that name. */
function withExtra(input: object, extra: string): object[] {
  const own = JSON.parse(
    JSON.stringify(input).replace(/^\{/, `{"${extra}":"x",`).replace(/,\}$/, '}'),
  );
  const deeper = Object.entries(input).flatMap(([name, value]) => {
    const inner = Array.isArray(value) ? value[0] : value;
    if (typeof inner !== 'object' || inner === null) return [];
    return withExtra(inner, extra).map((each) => ({
      ...input,
      [name]: Array.isArray(value) ? [each] : each,
    }));
  });
  return Object.hasOwn(input, extra) ? deeper : [own, ...deeper];
}

describe('an operation', () => {
  it('gives nobody another role', async () => {
    const claims = { headers: { 'x-role': 'ADMIN', 'x-actor-kind': 'ADMIN', 'x-user-id': '1' } };
    const asked = await shop.ask('{ viewer { kind } }', { role: 'ADMIN' }, claims);
    expect(answered(asked)).toEqual({ kind: 'GUEST' });
    const staff = await shop.ask(
      '{ viewer { kind } }',
      {},
      { ...claims, token: await shop.tokenOf('associate') },
    );
    expect(answered(staff)).toEqual({ kind: 'ASSOCIATE' });
    const channel = { headers: { 'x-channel': 'CALL_CENTRE' } };
    expect(codeOf(await shop.ask('{ viewer { kind } }', {}, channel))).toBe('FORBIDDEN');
  });
});
