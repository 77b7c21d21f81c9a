import { randomUUID } from 'node:crypto';
import { getNamedType, getNullableType, isInputObjectType, isListType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../src/schema.js';
import type { Answer, Asking } from '../support/app.js';
import { answered } from '../support/journey.js';
import { operationNaming } from './support/naming.js';
import { type Neighbourhood, openNeighbourhood } from './support/neighbourhood.js';
import {
  argumentsOf,
  nestedPlaces,
  type Place,
  rootPlaces,
  type Step,
} from './support/schema-walk.js';
import { whoMay } from './support/who-may.js';
import { anyLeaf, writeOperation } from './support/write-operation.js';

const schema = await gatewaySchema();
const places = [...rootPlaces(schema), ...nestedPlaces(schema)];
const placesOf = (...types: string[]) =>
  places
    .filter(({ kind, type }) => kind !== 'subscription' && types.includes(type.name))
    .map((place) => [place.name, place] as const);

let here: Neighbourhood;
beforeAll(async () => {
  here = await openNeighbourhood();
});
afterAll(() => here.shop.close());

const rootOf = ({ kind, steps }: Place) =>
  `${kind[0]?.toUpperCase()}${kind.slice(1)}.${steps[0].name}`;
const askerOf = (place: Place): Asking => here.people[whoMay(rootOf(place))] ?? {};

/** Sends JSON that no JavaScript writes: the mark is replaced by the text of a number. */
async function sendRaw(place: Place, text: string): Promise<Answer> {
  const { query, variables } = operationNaming(here, place, '@@', whoMay(rootOf(place)));
  const body = JSON.stringify({ query, variables }).replace('"@@"', text);
  const response = await fetch(`${here.shop.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${askerOf(place).token}`,
    },
    body,
  });
  return { status: response.status, ...((await response.json()) as object) } as Answer;
}

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;

describe('a number', () => {
  const never = [
    '2147483648',
    '-2147483649',
    '9007199254740993',
    '1e309',
    '-1e309',
    '1.5',
    '"1"',
    '""',
    'true',
    '[[1]]',
    '{}',
  ];

  it.each(placesOf('Int'))('that is none is refused: %s', async (name, place) => {
    for (const text of never) {
      const answer = await sendRaw(place, text);
      expect(codeOf(answer), `${text} in ${name}`).toBe('BAD_USER_INPUT');
      expect(answer.data, text).toBeUndefined();
    }
    expect((await sendRaw(place, 'NaN')).status).toBe(400);
  });

  it.each(placesOf('Int'))(
    'written into the document is looked at as well: %s',
    async (name, place) => {
      for (const text of ['2147483648', '1.5', '"1"', '1e9']) {
        const { query } = operationNaming(here, place, '@@', whoMay(rootOf(place)));
        const declaredAway = inDocument(place, text);
        const answer = await here.shop.ask(declaredAway, {}, askerOf(place));
        expect(codeOf(answer), `${text} in ${name}`).toBe('GRAPHQL_VALIDATION_FAILED');
        expect(query).toContain('$');
      }
    },
  );

  const quantities = [
    'Mutation.addCartLines(input.lines.quantity)',
    'Mutation.createCart(input.lines.quantity)',
    'Query.pickupOptions(input.lines.quantity)',
  ];
  it.each(quantities)(
    'of goods is one at least, and no more than anybody buys: %s',
    async (name) => {
      for (const text of ['0', '-1', '2147483647', '10000', '-2147483648'])
        expect(codeOf(await sendRaw(placeOf(name), text)), text).toBe('BAD_USER_INPUT');
      expect(codeOf(await sendRaw(placeOf(name), '2'))).toBeUndefined();
    },
  );

  const isUnits = ({ path, type }: Place) => type.name === 'Int' && path.at(-1) === 'quantity';
  const units = places.filter(isUnits).map((place) => [place.name, place] as const);
  it.each(units)('of goods is never less than none, or a mountain: %s', async (name, place) => {
    for (const text of ['-1', '-2147483648', '2147483647']) {
      const answer = await sendRaw(place, text);
      const told = [undefined, 'BAD_USER_INPUT', 'CONFLICT', 'NOT_FOUND'];
      expect(told, `${text} in ${name}`).toContain(codeOf(answer));
      expect(JSON.stringify(answer), `${text} in ${name}`).not.toMatch(/"__typename":"\w*Payload"/);
      if (!answer.errors) expect(JSON.stringify(answer)).toContain('"__typename"');
    }
  });

  const isPage = ({ path, type }: Place) =>
    type.name === 'Int' && ['first', 'last'].includes(path.join('.'));
  const pages = places.filter(isPage).map((place) => [place.name, place] as const);
  it.each(pages)('of rows is a hundred at most: %s', async (name, place) => {
    for (const text of ['-1', '101', '100000', '2147483647']) {
      const answer = await sendRaw(place, text);
      const shown = JSON.stringify(answer.data ?? null);
      // What stands further in is asked only where the thing around it is there.
      const isReached = place.steps.length === 1 || shown.includes(`"${place.steps.at(-1)?.name}"`);
      const wanted = isReached || answer.errors ? 'BAD_USER_INPUT' : undefined;
      expect(codeOf(answer), `${text} in ${name}`).toBe(wanted);
    }
  });

  it.each([
    ['Mutation.changeCartLines(input.lines.quantity)', ['-1', '2147483647', '10000']],
    ['Mutation.pickFulfilment(input.lines.picked)', ['-1', '2', '2147483647']],
    ['Mutation.adjustStock(input.countedOnHand)', ['-1', '1000001', '2147483647']],
    ['Mutation.adjustStock(input.delta)', ['-1000001', '2147483647']],
    ['Query.pickupOptions(first)', ['-1', '101', '100000']],
    ['Location.openingHours(days)', ['-1', '0', '32', '100000']],
    ['Variant.stock(first)', ['-1', '101', '100000']],
  ] as const)('is within its bounds: %s', async (name, texts) => {
    for (const text of texts)
      expect(JSON.stringify(await sendRaw(placeOf(name), text)), text).toMatch(
        /BAD_USER_INPUT|WrongPick|FulfilmentNotInState|BelowReserved/,
      );
  });

  it.each(placesOf('Float', 'MinorUnits'))(
    'that is no amount or measure is refused: %s',
    async (name, place) => {
      for (const text of ['1e309', '-1e309', '"1"', 'true', '{}'])
        expect(codeOf(await sendRaw(place, text)), `${text} in ${name}`).toBe('BAD_USER_INPUT');
      for (const text of ['1e300', '-1e300', '5e-324', '-0', '1000000000001', '-1', '0', '0.5']) {
        const answer = await sendRaw(place, text);
        expect(answer.status, text).toBeLessThan(500);
        const codes = [undefined, 'BAD_USER_INPUT', 'CONFLICT', 'NOT_FOUND'];
        expect(codes, `${text} in ${name}`).toContain(codeOf(answer));
      }
    },
  );
});

describe('a place on the earth', () => {
  const tiny = [5e-324, -5e-324, 1e-200, 0, -0];
  const stores = /* GraphQL */ `query ($near: GeoPointInput, $withinKm: Float) {
    stores(near: $near, withinKm: $withinKm) { nodes { code distanceKm } }
  }`;

  it('may be anywhere, and the reach as small or large as it likes', async () => {
    for (const latitude of [...tiny, 90, -90, 45.75])
      for (const longitude of [...tiny, 180, -180, 4.83])
        for (const withinKm of [null, 5e-324, 1e-9, 10, 20_040]) {
          const answer = await here.shop.ask(stores, { near: { latitude, longitude }, withinKm });
          expect(codeOf(answer), JSON.stringify([latitude, longitude, withinKm])).toBeUndefined();
        }
    const lyon = { near: { latitude: 45.7578, longitude: 4.832 }, withinKm: 0.001 };
    expect(answered(await here.shop.ask(stores, lyon)).nodes).toEqual([
      { code: 'LYON', distanceKm: 0 },
    ]);
  });

  it.each([
    [{ latitude: 90.000001, longitude: 0 }, 1],
    [{ latitude: 0, longitude: -180.1 }, 1],
    [{ latitude: 1e300, longitude: 0 }, 1],
    [{ latitude: 0, longitude: 0 }, 0],
    [{ latitude: 0, longitude: 0 }, -1],
    [{ latitude: 0, longitude: 0 }, 20_041],
    [{ latitude: 0, longitude: 0 }, 1e300],
    [null, 1],
  ])('is refused where it is none: %j within %d km', async (near, withinKm) => {
    expect(codeOf(await here.shop.ask(stores, { near, withinKm }))).toBe('BAD_USER_INPUT');
  });
});

function placeOf(name: string): Place {
  const place = places.find((each) => each.name === name);
  if (!place) throw new Error(`the schema has no ${name}`);
  return place;
}

/** The operation with a text written where the value belongs. */
function inDocument(place: Place, text: string): string {
  const own = place.steps.at(-1);
  const path = place.path.join('.');
  const given = place.steps.map((step) =>
    argumentsOf(step, step === own ? [place.path] : [], (at, type, slot) =>
      at.join('.') === path && step === own ? '@@' : anyLeaf(at, type, slot),
    ),
  );
  return writeOperation(place.kind, place.steps, given, 'literal').query.replace('"@@"', text);
}

describe('an instant', () => {
  const never = [
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-14',
    '2026-01-14T25:00:00Z',
    '2026-01-14T09:00:00',
    'now',
    '',
    '1768381200000',
  ];
  const far = [
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-03-29T01:30:00Z',
    '2026-06-30T23:59:60Z',
    '2026-01-14T09:00:00+23:59',
  ];

  it.each(placesOf('DateTime'))(
    'that is none is refused, a far one is no fault: %s',
    async (name, place) => {
      for (const text of never)
        expect(codeOf(await sendRaw(place, JSON.stringify(text))), `${text} in ${name}`).toBe(
          'BAD_USER_INPUT',
        );
      for (const text of far) {
        const answer = await sendRaw(place, JSON.stringify(text));
        expect([undefined, 'BAD_USER_INPUT'], `${text} in ${name}`).toContain(codeOf(answer));
      }
    },
  );
});

describe('an idempotency key', () => {
  const keyed = placesOf('IdempotencyKey');

  it('is taken by all that moves money or stock', () => {
    expect(keyed.length).toBeGreaterThan(10);
  });

  it.each(keyed)('is 1 to 255 visible characters: %s', async (name, place) => {
    for (const key of [
      '',
      'x'.repeat(256),
      'clé',
      'a\u0000b',
      ' ',
      'a b',
      '\u200b',
      '🔑',
      '\ud800',
      'a\n',
    ])
      expect(
        codeOf(await sendRaw(place, JSON.stringify(key))),
        `${JSON.stringify(key)} in ${name}`,
      ).toBe('BAD_USER_INPUT');
    expect(codeOf(await sendRaw(place, '7'))).toBe('BAD_USER_INPUT');
    const longest = await sendRaw(place, JSON.stringify(randomUUID().padEnd(255, '~')));
    expect(JSON.stringify(longest)).not.toMatch(/idempotency|INTERNAL_SERVER_ERROR/i);
  });
});

describe('a list', () => {
  const listed = places.filter(({ steps, path }) => isList(steps.at(-1), path));

  it.each(listed.map((place) => [place.name, place] as const))(
    'of nothing is an answer or a refusal: %s',
    async (name, place) => {
      const { query, variables } = operationNaming(here, place, '@@', whoMay(rootOf(place)));
      const emptied = withoutMarked(variables);
      expect(JSON.stringify(emptied)).not.toContain('@@');
      const answer = await here.shop.ask(query, emptied as object, askerOf(place));
      expect([undefined, 'BAD_USER_INPUT', 'NOT_FOUND'], name).toContain(codeOf(answer));
    },
  );

  it('of the work of a location holds what was asked for', async () => {
    const query =
      'query ($id: ID!, $states: [FulfilmentState!]) { storeTasks(locationId: $id, states: $states) { nodes { state } } }';
    const found = async (states: readonly string[] | null) => {
      const id = here.shop.locationIds['LYON'];
      return answered(await here.shop.ask(query, { id, states }, here.people['associate'])).nodes;
    };
    expect(await found([])).toEqual([]);
    expect(await found(['NO_SHOW'])).toEqual([]);
    expect((await found(['PLANNED', 'ACCEPTED'])).length).toBeGreaterThan(0);
  });
});

/** The same, and nothing in the innermost list on the way to the mark. */
function withoutMarked(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(withoutMarked);
    return JSON.stringify(items).includes('"@@"') ? [] : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withoutMarked(each)]),
  );
}

/** Is there a list on the way to the value? */
function isList(field: Step | undefined, [first = '', ...rest]: readonly string[]): boolean {
  let type = field?.args.find(({ name }) => name === first)?.type;
  for (const name of ['', ...rest]) {
    const inner = type && getNamedType(type);
    if (name && isInputObjectType(inner)) type = inner.getFields()[name]?.type;
    if (type && isListType(getNullableType(type))) return true;
  }
  return false;
}

describe('wildcards', () => {
  const found = async (query: string, search: string) => {
    const answer = await here.shop.ask(query, { search }, here.people['agent']);
    return answered(answer).nodes as unknown[];
  };
  const products = 'query ($search: String) { products(search: $search) { nodes { slug } } }';
  const stores = 'query ($search: String) { stores(search: $search) { nodes { code } } }';
  const customers = 'query ($search: String) { customers(search: $search) { nodes { lastName } } }';

  it.each([
    [products, 'cap', 'c%p', 'c_p'],
    [stores, 'lyon', 'l%n', 'l_on'],
    [customers, 'martin', 'm%n', 'm_rtin'],
  ])('are letters like any other: %s', async (query, plain, ...wild) => {
    expect(await found(query, plain)).toHaveLength(1);
    const odd = [
      "' or 1=1 --",
      '%',
      '_',
      '\\',
      '%%%',
      "'",
      '"',
      '*',
      '.*',
      'zq:*',
      "'; select 1",
      '$9',
    ];
    for (const search of [...wild, ...odd]) expect(await found(query, search), search).toEqual([]);
  });

  it('are letters in what is compared whole', async () => {
    for (const text of ['%', "' or '1'='1", '_', "P2026-%'"]) {
      const asked =
        'query ($text: String!) { category(slug: $text) { id } order(number: $text) { id } location(code: $text) { id } product(slug: $text) { id } }';
      const { data, errors } = await here.shop.ask(asked, { text }, here.people['agent']);
      expect(errors).toBeUndefined();
      expect(data).toEqual({ category: null, order: null, location: null, product: null });
      const list =
        'query ($text: String!) { products(category: $text, tags: [$text]) { nodes { id } } }';
      expect(answered(await here.shop.ask(list, { text })).nodes).toEqual([]);
    }
  });
});
