import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  authenticate,
  identity,
  issuePersonaToken,
  type SaveStaff,
  saveCustomer,
  saveStaff,
  stillValid,
} from '../../src/customers/index.js';
import { minuteMs, secondMs } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { saveLocation } from '../../src/locations/index.js';
import { guestKeyOf, newGuestToken } from '../../src/platform/auth/guest-token.js';
import type { Credentials } from '../../src/platform/graphql/server/options.js';
import { parisStore } from '../locations/places.js';
import { type Counter, newCustomer, openCounter } from './counter.js';

let counter: Counter;
let store: string;
let otherStore: string;

const everyStaff = ['ASSOCIATE', 'AGENT', 'SUPERVISOR', 'PARTNER', 'DEVICE', 'ADMIN'] as const;

beforeAll(async () => {
  counter = await openCounter();
  store = (await counter.done((work) => saveLocation(work, parisStore))).id;
  const other = { ...parisStore, code: 'LYON', name: 'Lyon' };
  otherStore = (await counter.done((work) => saveLocation(work, other))).id;
  for (const kind of everyStaff) await employ({ code: kind.toLowerCase(), kind });
  await counter.done((work) =>
    saveCustomer(work, {
      code: 'customer',
      email: 'demo@example.fr',
      firstName: 'Demo',
      lastName: 'Customer',
      locale: 'en',
    }),
  );
});
afterAll(() => counter.close());

const employ = (change: Partial<SaveStaff> & { code: string; kind: SaveStaff['kind'] }) =>
  counter.done((work) => saveStaff(work, { name: change.code, locationIds: [store], ...change }));

const come = (credentials: Partial<Credentials> = {}) =>
  authenticate(counter.gateway, { ip: '203.0.113.7', correlationId: randomUUID(), ...credentials });

const bearerOf = async (persona: string) => {
  const { accessToken } = await issuePersonaToken(counter.gateway, persona);
  return { authorization: `Bearer ${accessToken}` };
};

const refused = (code: string) => expect.objectContaining({ code });

describe('whoever comes', () => {
  it('without anything is a stranger', async () => {
    expect(await come()).toMatchObject({
      isAuthenticated: false,
      mayIntrospect: false,
      caller: { actor: { kind: 'GUEST', locationIds: [] }, channel: 'WEB', locale: 'fr' },
    });
  });

  it('with a guest token is that guest', async () => {
    const guestToken = newGuestToken();
    const { caller, isAuthenticated } = await come({ guestToken });
    expect(caller.actor).toMatchObject({ kind: 'GUEST', guestKey: guestKeyOf(guestToken) });
    expect(isAuthenticated).toBe(false);
  });

  it('with both tokens is the customer, who may claim what the guest began', async () => {
    const { as } = await newCustomer(counter, { email: 'claims@example.fr' });
    const guestToken = newGuestToken();
    const { caller } = await come({ ...as, guestToken });
    expect(caller.actor).toMatchObject({ kind: 'CUSTOMER', guestKey: guestKeyOf(guestToken) });
  });

  it.each([
    ['an empty bearer', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: 'Basic YWRtaW46YWRtaW4=' }],
    ['a text', { authorization: 'let me in' }],
    ['a token that is none', { authorization: 'Bearer a.b.c' }],
    ['two tokens', { authorization: 'Bearer a.b.c, Bearer d.e.f' }],
    ['a guest token that is none', { guestToken: 'guest' }],
    ['an endless guest token', { guestToken: 'x'.repeat(100_000) }],
  ])('with %s is turned away, and never taken for a guest', async (_what, credentials) => {
    await expect(come(credentials)).rejects.toEqual(refused('UNAUTHENTICATED'));
  });

  it('with a token whose role is not the one in the database is turned away', async () => {
    const { customer } = await newCustomer(counter, { email: 'climber@example.fr' });
    const [session] = await counter.rows(
      'select id, customer_id from session order by created_at desc, id desc limit 1',
    );
    expect(customer.email).toBe('climber@example.fr');
    const sub = String(session?.['customer_id']);
    const sid = String(session?.['id']);
    const claimsOf = { honest: { sub, sid, kind: 'CUSTOMER' as const } };
    const { accessTokens } = counter.gateway.port(identity);
    const enter = async (claims: Parameters<typeof accessTokens.issue>[0]) => {
      const { token } = await accessTokens.issue(claims, counter.clock.now());
      return come({ authorization: `Bearer ${token}` });
    };
    expect((await enter(claimsOf.honest)).caller.actor.kind).toBe('CUSTOMER');
    for (const kind of ['ADMIN', 'SYSTEM', 'GUEST'] as const)
      await expect(enter({ ...claimsOf.honest, kind })).rejects.toEqual(refused('UNAUTHENTICATED'));
    for (const wrong of [{ sub: newId() }, { sid: newId() }])
      await expect(enter({ ...claimsOf.honest, ...wrong })).rejects.toEqual(
        refused('UNAUTHENTICATED'),
      );
  });
});

describe('personas', () => {
  it.each([
    ['customer', 'CUSTOMER', 'WEB', false],
    ['associate', 'ASSOCIATE', 'STORE', false],
    ['device', 'DEVICE', 'TABLET', false],
    ['agent', 'AGENT', 'CALL_CENTRE', true],
    ['supervisor', 'SUPERVISOR', 'CALL_CENTRE', true],
    ['partner', 'PARTNER', 'PARTNER', true],
    ['admin', 'ADMIN', 'CALL_CENTRE', true],
  ])('%s comes as %s through %s', async (persona, kind, channel, mayIntrospect) => {
    expect(await come(await bearerOf(persona))).toMatchObject({
      isAuthenticated: true,
      mayIntrospect,
      principal: expect.stringMatching(`^${kind}:`),
      caller: { actor: { kind }, channel },
    });
  });

  it('are good for twelve hours', async () => {
    const { expiresAt } = await issuePersonaToken(counter.gateway, 'agent');
    const hours = (Number(expiresAt) - counter.clock.now().getTime()) / 3_600_000;
    expect(hours).toBe(12);
  });

  it('include a new guest each time', async () => {
    const one = await issuePersonaToken(counter.gateway, 'guest');
    const two = await issuePersonaToken(counter.gateway, 'guest');
    expect(one.guestToken).not.toBe(two.guestToken);
    await come({ guestToken: String(one.guestToken) });
  });

  it('are nobody where the demo has nobody of that name', async () => {
    for (const name of ['', 'root', '__proto__', '\u0000', 'x'.repeat(10_000)])
      await expect(issuePersonaToken(counter.gateway, name)).rejects.toEqual(refused('NOT_FOUND'));
  });

  it('do not exist in production', async () => {
    const production = await openCounter({ production: true });
    try {
      for (const name of ['customer', 'admin', 'guest'])
        await expect(issuePersonaToken(production.gateway, name)).rejects.toEqual(
          refused('FORBIDDEN'),
        );
    } finally {
      await production.close();
    }
  });
});

describe('the channel', () => {
  it.each([
    ['guest', 'APP'],
    ['guest', 'KIOSK'],
    ['customer', 'VOICE'],
    ['associate', 'TABLET'],
    ['agent', 'CALL_CENTRE'],
  ])('of a %s may be %s', async (persona, channel) => {
    const credentials = persona === 'guest' ? {} : await bearerOf(persona);
    expect((await come({ ...credentials, channel })).caller.channel).toBe(channel);
  });

  it.each([
    ['guest', 'CALL_CENTRE'],
    ['guest', 'STORE'],
    ['customer', 'CALL_CENTRE'],
    ['customer', 'TERMINAL'],
    ['customer', 'web'],
    ['customer', 'MOTO_PHONE'],
    ['associate', 'CALL_CENTRE'],
    ['partner', 'WEB'],
    ['device', 'WEB'],
  ])('of a %s may not be %s, because money hangs on it', async (persona, channel) => {
    const credentials = persona === 'guest' ? {} : await bearerOf(persona);
    await expect(come({ ...credentials, channel })).rejects.toEqual(refused('FORBIDDEN'));
  });
});

describe('the language', () => {
  it.each([
    [undefined, 'fr'],
    ['*', 'fr'],
    ['de-DE,de;q=0.9', 'fr'],
    ['en', 'en'],
    ['en-GB, fr;q=0.9', 'en'],
    ['de, en;q=0.5, fr;q=0.8', 'fr'],
    ['fr;q=0, en;q=0.1', 'en'],
    ['EN-us', 'en'],
    ['en;q=banana', 'en'],
    [',;,;q=,,', 'fr'],
    [`${'x,'.repeat(50_000)}en`, 'fr'],
  ])('after %.20j is %s', async (acceptLanguage, locale) => {
    const credentials = acceptLanguage === undefined ? {} : { acceptLanguage };
    expect((await come(credentials)).caller.locale).toBe(locale);
  });

  it('is the one of the account where the header names none of ours', async () => {
    const asCustomer = await bearerOf('customer');
    expect((await come({ ...asCustomer, acceptLanguage: 'de' })).caller.locale).toBe('en');
    expect((await come({ ...asCustomer, acceptLanguage: 'fr' })).caller.locale).toBe('fr');
  });
});

describe('a change of staff', () => {
  it.each([
    ['who is struck off', { active: false }],
    ['who is given another role', { kind: 'AGENT' as const }],
  ])('ends the session of somebody %s within five seconds', async (_what, change) => {
    const before = { code: `changing-${newId()}`, kind: 'SUPERVISOR' as const };
    await employ(before);
    const credentials = await bearerOf(before.code);
    const session = await come(credentials);
    await employ({ ...before, ...change });
    counter.clock.advance(5 * secondMs);
    await expect(come(credentials)).rejects.toEqual(refused('UNAUTHENTICATED'));
    expect(await stillValid(counter.gateway, session)).toBe(false);
  });

  it('of the locations is seen within five seconds, and ends open sockets', async () => {
    const before = { code: 'moving', kind: 'ASSOCIATE' as const };
    await employ(before);
    const credentials = await bearerOf('moving');
    const session = await come(credentials);
    expect(session.caller.actor.locationIds).toEqual([store]);
    expect(await stillValid(counter.gateway, session)).toBe(true);
    await employ({ ...before, locationIds: [otherStore] });
    counter.clock.advance(5 * secondMs);
    expect((await come(credentials)).caller.actor.locationIds).toEqual([otherStore]);
    expect(await stillValid(counter.gateway, session)).toBe(false);
  });
});

describe('an open socket', () => {
  it('of a guest stays open', async () => {
    expect(await stillValid(counter.gateway, await come({ guestToken: newGuestToken() }))).toBe(
      true,
    );
  });

  it('is over with the access token that opened it', async () => {
    const { as } = await newCustomer(counter, { email: 'socket@example.fr' });
    const session = await come(as);
    expect(await stillValid(counter.gateway, session)).toBe(true);
    counter.clock.advance(15 * minuteMs);
    expect(await stillValid(counter.gateway, session)).toBe(false);
  });
});
