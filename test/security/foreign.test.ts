import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCursor } from '../../src/platform/events/cursor.js';
import { gatewaySchema } from '../../src/schema.js';
import { SocketClient } from '../platform/graphql/socket-client.js';
import type { Answer, Asking } from '../support/app.js';
import { answered } from '../support/journey.js';
import { type Estate, withType } from './support/estates.js';
import { named, openNodes, shoppers, strangersTo } from './support/named-ids.js';
import { type Neighbourhood, openNeighbourhood } from './support/neighbourhood.js';
import { nodeTypes, type Place, rootPlaces } from './support/schema-walk.js';
import { absentId, anyLeaf, type Operation, operationAt } from './support/write-operation.js';

const schema = await gatewaySchema();
const isNamed = ({ type, name }: Place) => type.name === 'ID' || named[name] !== undefined;
const places = rootPlaces(schema).filter(isNamed);
const guarded = places.filter(({ name }) => strangersTo[named[name] ?? '']);

let here: Neighbourhood;
beforeAll(async () => {
  here = await openNeighbourhood();
});
afterAll(() => here.shop.close());

describe('the table of ids', () => {
  it('names what each id is that a root field takes', () => {
    expect(places.map(({ name }) => name).sort()).toEqual(Object.keys(named).sort());
  });

  it('knows each type that has a node', () => {
    const known = [...openNodes, ...Object.keys(strangersTo)];
    expect(nodeTypes(schema).filter((type) => !known.includes(type))).toEqual([]);
  });
});

/** The id under which an estate knows such a thing; a workplace is the store of Lyon. */
function idIn(estate: Estate | undefined, type: string): string | undefined {
  return type === 'Workplace' ? here.shop.locationIds['LYON'] : estate?.ids[type];
}

function absentOf(type: string): string {
  if (type === 'OrderNumber') return 'P-ZZZZ-ZZZZ-ZZZZ';
  return absentId(type === 'Workplace' ? 'Location' : type);
}

/** An operation that names a thing, and is otherwise what its asker could well send. */
function naming(place: Place, id: string, asker: string): Operation {
  const prefix = place.name.replace(/\(.*/, '');
  return operationAt(place, id, {
    form: 'variable',
    more: needed[prefix],
    selection: telling[prefix],
    choose: (path, type, slot) => {
      const other = named[`${prefix}(${path.join('.')})`];
      if (other) return ownThing(other, path.at(-1), asker);
      if (type.name === 'IdempotencyKey') return randomUUID();
      if (path[0] === 'after') return toCursor(`${streams[prefix]}:${innerOf(id)}`, 0);
      return usual[path.at(-1) ?? ''] ?? anyLeaf(path, type, slot);
    },
  });
}

function ownThing(type: string, name: string | undefined, asker: string): string | undefined {
  if (type !== 'open') return idIn(here.ownOf[asker], type) ?? absentOf(type);
  return name === 'variantId' ? here.shop.variantIds['TEE-WHITE'] : here.shop.locationIds['PARIS'];
}

function innerOf(globalId: string): string | undefined {
  return Buffer.from(globalId, 'base64url').toString('utf8').split(':')[1];
}

/** What may be left out, but without which nobody would get as far as to the thing. */
const needed: Readonly<Record<string, readonly string[][]>> = {
  'Mutation.adjustStock': [['input', 'delta']],
  'Subscription.stockEvents': [['after']],
  'Subscription.storeTaskEvents': [['after']],
};

/** What must be selected to tell one answer from another. */
const telling: Readonly<Record<string, string>> = {
  'Query.orders': 'nodes { id }',
  'Query.storeTasks': 'nodes { id }',
};

const streams: Readonly<Record<string, string>> = {
  'Subscription.stockEvents': 'stock',
  'Subscription.storeTaskEvents': 'store-tasks',
};

const usual: Readonly<Record<string, unknown>> = {
  email: 'lea@example.org',
  phone: null,
  postalCode: '69001',
  countryCode: 'FR',
  kind: 'SHIP',
  paymentMethodToken: 'tok_success',
};

/** All that an asker could tell two answers apart by. */
function shown({ status, data, errors }: Answer): unknown {
  return {
    status,
    data,
    errors: errors?.map(({ message, extensions }) => ({ message, extensions })),
  };
}

async function ask(
  { kind }: Place,
  { query, variables }: Operation,
  who: string,
): Promise<unknown> {
  if (kind === 'subscription') return subscribeOnce({ query, variables }, here.people[who] ?? {});
  return shown(await here.shop.ask(query, variables, here.people[who]));
}

/** The first word of a subscription: an error, or an event. */
async function subscribeOnce({ query, variables }: Operation, as: Asking): Promise<unknown> {
  const client = await SocketClient.connect(`${here.shop.url.replace(/^http/, 'ws')}/graphql`, {
    ...(as.token && { authorization: `Bearer ${as.token}` }),
    ...(as.guestToken && { guestToken: as.guestToken }),
    acceptLanguage: 'en',
  });
  client.subscribe('1', query, variables);
  const { type, payload } = await client.next();
  await client.end();
  return { type, payload };
}

describe("somebody else's thing", () => {
  it.each(guarded.map((place) => [place.name, place] as const))(
    'is answered like one that was never there: %s',
    async (name, place) => {
      for (const who of strangersTo[named[name] ?? ''] ?? []) await tryAll(place, who);
    },
  );

  async function tryAll(place: Place, who: string): Promise<void> {
    const type = named[place.name] ?? '';
    const absent = await ask(place, naming(place, absentOf(type), who), who);
    expect(JSON.stringify(absent)).not.toContain('INTERNAL_SERVER_ERROR');
    if (place.kind === 'subscription') expect(JSON.stringify(absent)).toContain('"errors"');
    for (const estate of [here.customers, here.guests]) {
      const id = idIn(estate, type);
      if (id === undefined) continue;
      const answer = await ask(place, naming(place, id, who), who);
      expect(answer, `${place.name} by ${who}`).toEqual(absent);
    }
  }

  it.each(nodeTypes(schema).filter((type) => !openNodes.includes(type)))(
    'is no node: %s',
    async (type) => {
      for (const who of strangersTo[type] ?? []) {
        const ids = [here.customers, here.guests].flatMap((estate) => estate.ids[type] ?? []);
        const one = 'query ($id: ID!) { node(id: $id) { __typename id } }';
        for (const id of ids)
          expect(
            answered(await here.shop.ask(one, { id }, here.people[who])),
            `${type} by ${who}`,
          ).toBeNull();
        const many = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
        const found = answered(await here.shop.ask(many, { ids }, here.people[who]));
        expect(found).toEqual(ids.map(() => null));
      }
    },
  );

  it('is no node under the name of another type', async () => {
    const { OrderNumber: _number, ...global } = here.customers.ids;
    const inner = Object.values(global);
    const ids = inner.flatMap((id) => nodeTypes(schema).map((type) => withType(id, type)));
    const many = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
    for (const who of [...shoppers, 'associate-paris'])
      for (let from = 0; from < ids.length; from += 100) {
        const asked = { ids: ids.slice(from, from + 100) };
        const found: unknown[] = answered(await here.shop.ask(many, asked, here.people[who]));
        expect(found.filter((each) => each !== null)).toEqual([]);
      }
  });
});

describe('its owner', () => {
  /** Who may do it, so that the answers above are told from those that everybody gets. */
  const owners: Readonly<Record<string, string>> = {
    Customer: 'agent',
    StoreTask: 'associate',
    FulfilmentLine: 'associate',
    Workplace: 'associate',
    'Mutation.claimCart(input.cartId)': 'customer-and-guest',
    'Mutation.joinCart(input.cartId)': 'agent',
  };
  const byName = guarded.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  /** What takes a thing away from its owner comes last, the parts of a thing before the whole. */
  const isLast = ({ name }: Place) => /remove|claim|cancel|reject|place/.test(name);
  const inOrder = [
    ...byName.filter((each) => !isLast(each)),
    ...byName.filter(isLast).toReversed(),
  ];

  it.each(inOrder.map((place) => [place.name, place] as const))(
    'is answered otherwise: %s',
    async (name, place) => {
      const type = named[name] ?? '';
      const who = owners[name] ?? owners[type] ?? 'customer';
      const estate = who === 'customer-and-guest' ? here.guests : here.customers;
      const id = idIn(estate, type) ?? '';
      const [answer, absent] = [
        await ask(place, naming(place, id, who), who),
        await ask(place, naming(place, absentOf(type), who), who),
      ];
      expect(answer).not.toEqual(absent);
      expect(JSON.stringify(answer)).not.toMatch(/INTERNAL_SERVER_ERROR|UNAUTHENTICATED|FORBIDDEN/);
    },
  );
});
