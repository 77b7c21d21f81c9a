import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  customersModule,
  issuePersonaToken,
  saveCustomer,
  saveStaff,
  visibleCustomer,
} from '../../src/customers/index.js';
import { newId } from '../../src/kernel/ids.js';
import { stranger } from '../../src/platform/auth/actor.js';
import { RequestContext } from '../../src/platform/graphql/context.js';
import { type Counter, newCustomer, openCounter } from './counter.js';

const list = `query ($search: String, $first: Int, $after: String, $last: Int, $before: String) {
  customers(search: $search, first: $first, after: $after, last: $last, before: $before) {
    nodes { lastName firstName }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  } }`;
const one = 'query ($id: ID!) { customer(id: $id) { email addresses { address { city } } } }';

const people = [
  ['Éléonore', "D'Été", 'eleonore@example.fr', '+33639980011'],
  ['Jean', 'Dupont', 'jean@example.fr', '+33639980012'],
  ['Anne', 'Dupont', 'anne@example.fr', undefined],
  ['Zoé', 'Dupré', 'zoe@example.fr', undefined],
  ['Dupond', 'Martin', 'martin@example.fr', undefined],
  ['100%', 'Under_score', 'percent@example.fr', undefined],
] as const;

let counter: Counter;
let asAgent: { authorization: string };
beforeAll(async () => {
  counter = await openCounter();
  for (const [firstName, lastName, email, phone] of people)
    await counter.done((work) =>
      saveCustomer(work, { firstName, lastName, email, phone, locale: 'fr' }),
    );
  await counter.done((work) =>
    saveStaff(work, { code: 'agent', kind: 'AGENT', name: 'Agent', locationIds: [] }),
  );
  const { accessToken } = await issuePersonaToken(counter.gateway, 'agent');
  asAgent = { authorization: `Bearer ${accessToken}` };
});
afterAll(() => counter.close());

const find = (variables: object) => counter.ask(list, variables, asAgent);
const namesOf = (page: { nodes: { firstName: string; lastName: string }[] }) =>
  page.nodes.map(({ firstName, lastName }) => `${firstName} ${lastName}`);

describe('looking for customers', () => {
  it.each([
    ['Dupon', ['Anne Dupont', 'Jean Dupont', 'Dupond Martin']],
    ['DUPRE', ['Zoé Dupré']],
    ['d ete', ["Éléonore D'Été"]],
    ["D'Été", ["Éléonore D'Été"]],
    ['dupont j', ['Jean Dupont']],
    ['jean dup', ['Jean Dupont']],
    ['100', ['100% Under_score']],
    ['Jean@Example.fr ', ['Jean Dupont']],
    ['jean@example', []],
    ['06 39 98 00 12', ['Jean Dupont']],
    ['+33639980012', ['Jean Dupont']],
    ['+3363998001', []],
    ['%', []],
    ['_', []],
    ['\\', []],
    ["' or 1=1 --", []],
    ['\u0000', []],
    ['\ud800', []],
  ])('by %j', async (search, names) => {
    expect(namesOf(await find({ search }))).toEqual(names);
  });

  it('leafs through all of them by name, forwards and backwards', async () => {
    const all = namesOf(await find({}));
    expect(all).toHaveLength(people.length);
    const first = await find({ first: 4 });
    const rest = await find({ first: 4, after: first.pageInfo.endCursor });
    expect([...namesOf(first), ...namesOf(rest)]).toEqual(all);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const back = await find({ last: 4, before: rest.pageInfo.startCursor });
    expect(namesOf(back)).toEqual(namesOf(first));
  });

  it.each([
    ['a page of nothing at all', { first: -1 }],
    ['a page that is too long', { first: 101 }],
    ['both directions', { first: 1, last: 1 }],
    ['a cursor that is none', { after: 'junk' }],
    ['a cursor of another list', { after: cursorOf('products', 'a', newId()) }],
    ['a cursor with a forged id', { after: cursorOf('customers', 'a', "'; drop table customer") }],
    ['a cursor with a forged name', { after: cursorOf('customers', 'a\u0000', newId()) }],
    ['a cursor without an id', { after: cursorOf('customers', 'a') }],
  ])('refuses %s', async (_what, variables) => {
    const { errors } = await counter.run(list, variables, asAgent);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('is not for guests and customers', async () => {
    const { as } = await newCustomer(counter, { email: 'curious@example.fr' });
    const codes = [];
    for (const caller of [{}, as])
      for (const [document, variables] of [
        [list, {}],
        [one, { id: 'x' }],
      ] as const) {
        const { errors } = await counter.run(document, variables, caller);
        codes.push(errors?.[0]?.extensions['code']);
      }
    expect(codes).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN']);
  });
});

describe('one customer', () => {
  it('is found by agents', async () => {
    const { customer } = await newCustomer(counter, { email: 'found@example.fr' });
    const found = await counter.ask(one, { id: customer.id }, asAgent);
    expect(found).toMatchObject({ email: 'found@example.fr', addresses: [] });
    for (const id of ['junk', 'x'.repeat(5000), customer.id.slice(0, -2)])
      expect(await counter.ask(one, { id }, asAgent)).toBeNull();
  });

  it('is seen by themselves and the back office, and is absent for everybody else', async () => {
    const id = await idOf('jean@example.fr');
    const other = await idOf('anne@example.fr');
    const seenBy = async (actor: object) => {
      const caller = { channel: 'WEB', locale: 'fr', correlationId: 'test' } as const;
      const context = new RequestContext(counter.gateway, {
        ...caller,
        actor: { ...stranger, ...actor },
      });
      const node = await customersModule.nodes?.['Customer']?.(id, context);
      expect(node === null).toBe((await visibleCustomer(id, context)) === null);
      return node !== null;
    };
    expect(await seenBy({ kind: 'CUSTOMER', id })).toBe(true);
    expect(await seenBy({ kind: 'AGENT', id: newId() })).toBe(true);
    for (const kind of ['GUEST', 'ASSOCIATE', 'DEVICE', 'PARTNER'])
      expect(await seenBy({ kind, id })).toBe(false);
    expect(await seenBy({ kind: 'CUSTOMER', id: other })).toBe(false);
  });
});

async function idOf(email: string): Promise<string> {
  const [row] = await counter.rows(`select id from customer where email_key = '${email}'`);
  return String(row?.['id']);
}

function cursorOf(...parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}
