import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identity, type SaveCustomer, saveCustomer, saveStaff } from '../../src/customers/index.js';
import { type Counter, documents, goodPassword, openCounter } from './counter.js';

const lea: SaveCustomer = {
  code: 'lea',
  email: 'lea@example.fr',
  phone: '+33639980021',
  firstName: 'Léa',
  lastName: 'Martin',
  locale: 'fr',
  addresses: [{ name: 'Léa Martin', line1: '1 rue Haute', postalCode: '35000', city: 'Rennes' }],
};

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());

const save = (change: Partial<SaveCustomer> = {}) =>
  counter.done((work) => saveCustomer(work, { ...lea, ...change }));
const lookUp = async () => (await counter.rows(`select * from customer where code = 'lea'`))[0];

describe('customers of an import', () => {
  it('are written once, and corrected when they come again', async () => {
    const passwordHash = await counter.gateway.port(identity).passwords.hash(goodPassword);
    const first = await save({ passwordHash });
    const before = await lookUp();
    const { code: _, ...withoutCode } = lea;
    const second = await counter.done((work) =>
      saveCustomer(work, { ...withoutCode, email: 'LEA@example.fr', lastName: 'Dubois' }),
    );
    expect(second).toEqual(first);
    const after = await lookUp();
    expect(after).toMatchObject({ last_name: 'Dubois', by_last_name: 'dubois lea', version: 2 });
    expect(after?.['addresses']).toEqual(before?.['addresses']);
    expect(after?.['password_hash']).toBe(passwordHash);
    const input = { email: 'lea@example.fr', password: goodPassword };
    expect((await counter.ask(documents.signIn, { input })).__typename).toBe('SignInPayload');
  });

  it('tell nothing where nothing is new', async () => {
    const { customerId } = await save();
    const told = () =>
      counter.rows(`select type from event where stream = 'customer:${customerId}'`);
    const before = await told();
    await save();
    expect(await told()).toEqual(before);
  });

  it('cannot sign in without a password', async () => {
    await save({ code: 'silent', email: 'silent@example.fr' });
    const input = { email: 'silent@example.fr', password: '' };
    const answer = await counter.ask(documents.signIn, { input });
    expect(answer.__typename).toBe('InvalidCredentials');
  });

  it.each([
    ['e-mail', { email: 'nobody' }],
    ['phone', { phone: 'none' }],
    ['address', { email: 'new@example.fr', addresses: [{ ...lea.addresses?.[0], city: '' }] }],
  ])('are a mistake of the file where the %s is wrong', async (_what, wrong) => {
    await expect(save(wrong as Partial<SaveCustomer>)).rejects.toThrow(RangeError);
  });
});

describe('staff', () => {
  it('tells nothing where nothing is new', async () => {
    const locationIds: string[] = [];
    const zoe = {
      code: 'zoe',
      kind: 'AGENT' as const,
      name: 'Zoé',
      email: 'zoe@x.example',
      locationIds,
    };
    const first = await counter.done((work) => saveStaff(work, zoe));
    expect(await counter.done((work) => saveStaff(work, zoe))).toEqual(first);
    const events = await counter.rows(
      `select 1 from event where stream = 'staff:${first.staffId}'`,
    );
    expect(events).toHaveLength(1);
  });

  it('leaves a trace of what they may do', async () => {
    const ana = { code: 'ana', kind: 'AGENT' as const, name: 'Ana', locationIds: [] };
    const { staffId } = await counter.done((work) => saveStaff(work, ana));
    await counter.done((work) => saveStaff(work, { ...ana, kind: 'SUPERVISOR' }));
    const events = await counter.rows(
      `select payload from event where stream = 'staff:${staffId}' order by seq`,
    );
    expect(events.map((event) => Object(event['payload']).kind)).toEqual(['AGENT', 'SUPERVISOR']);
  });

  it('needs an e-mail that is one', async () => {
    const wrong = { code: 'x', kind: 'AGENT' as const, name: 'X', email: 'x', locationIds: [] };
    await expect(counter.done((work) => saveStaff(work, wrong))).rejects.toThrow(RangeError);
  });
});
