import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { identity, saveStaff } from '../../src/customers/index.js';
import { saveLocation } from '../../src/locations/index.js';
import { parisStore } from '../locations/places.js';
import {
  asOwner,
  type Counter,
  camille,
  documents,
  goodPassword,
  newCustomer,
  openCounter,
} from './counter.js';

const aBox = { email: camille.email, password: goodPassword };

describe('signing in', () => {
  let counter: Counter;
  beforeAll(async () => {
    counter = await openCounter();
    await newCustomer(counter);
  });
  afterAll(() => counter.close());
  afterEach(() => vi.restoreAllMocks());

  const signIn = (input: object) => counter.ask(documents.signIn, { input: { ...aBox, ...input } });

  it('opens a session with the right password', async () => {
    const payload = await signIn({ email: 'CAMILLE@example.fr ' });
    expect(payload).toMatchObject({ __typename: 'SignInPayload', staff: null });
    const viewer = await counter.ask(documents.viewer, {}, asOwner(payload));
    expect(viewer).toMatchObject({
      kind: 'CUSTOMER',
      customer: payload.customer && { email: camille.email },
    });
  });

  it('takes the same password from any keyboard', async () => {
    await newCustomer(counter, { email: 'accent@example.fr', password: 'cafe\u0301 cre\u0300me' });
    const payload = await signIn({ email: 'accent@example.fr', password: 'caf\u00e9 cr\u00e8me' });
    expect(payload.__typename).toBe('SignInPayload');
  });

  it('answers a wrong password and an unknown e-mail alike', async () => {
    const answers = [
      await signIn({ password: 'not the password' }),
      await signIn({ email: 'nobody@example.fr' }),
      await signIn({ email: 'no e-mail at all' }),
      await signIn({ password: 'x'.repeat(5000) }),
      await signIn({ password: '' }),
    ];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ __typename: 'InvalidCredentials' });
  });

  it('compares a password also for those who do not exist', async () => {
    const matches = vi.spyOn(counter.gateway.port(identity).passwords, 'matches');
    await signIn({ email: 'nobody@example.fr' });
    expect(matches).toHaveBeenCalledExactlyOnceWith(goodPassword, null);
  });

  it('knows nobody of the staff among the customers, nor the other way round', async () => {
    await counter.done(async (work) => {
      const passwordHash = await work.port(identity).passwords.hash(goodPassword);
      return saveStaff(work, {
        code: 'agent',
        kind: 'AGENT',
        name: 'Agent',
        email: 'agent@shop.example',
        passwordHash,
        locationIds: [],
      });
    });
    const staff = { email: 'agent@shop.example', password: goodPassword };
    expect((await signIn(staff)).__typename).toBe('InvalidCredentials');
    const asStaff = (input: object) => counter.ask(documents.signInStaff, { input });
    expect((await asStaff(aBox)).__typename).toBe('InvalidCredentials');
    expect(await asStaff(staff)).toMatchObject({
      customer: null,
      staff: { code: 'agent', kind: 'AGENT', locations: [] },
    });
  });
});

describe('staff', () => {
  let counter: Counter;
  let locationId: string;
  beforeAll(async () => {
    counter = await openCounter();
    locationId = (await counter.done((work) => saveLocation(work, parisStore))).id;
  });
  afterAll(() => counter.close());

  const hire = (change: { active?: boolean; locationIds?: string[] } = {}) =>
    counter.done(async (work) =>
      saveStaff(work, {
        code: 'associate',
        kind: 'ASSOCIATE',
        name: 'Ana',
        email: 'ana@shop.example',
        passwordHash: await work.port(identity).passwords.hash(goodPassword),
        locationIds: [locationId],
        ...change,
      }),
    );
  const signInStaff = () =>
    counter.ask(documents.signInStaff, {
      input: { email: 'ana@shop.example', password: goodPassword },
    });

  it('sees the locations where they work', async () => {
    await hire();
    const payload = await signInStaff();
    const viewer = await counter.ask(documents.viewer, {}, asOwner(payload));
    expect(viewer).toMatchObject({
      kind: 'ASSOCIATE',
      channel: 'STORE',
      customer: null,
      staff: { name: 'Ana', kind: 'ASSOCIATE', locations: [{ code: 'PARIS-RIVOLI' }] },
    });
  });

  it('is one person, however often it is said', async () => {
    const [first, second] = [await hire(), await hire()];
    expect(second).toEqual(first);
  });

  it('cannot sign in once they were struck off', async () => {
    await hire({ active: false });
    expect((await signInStaff()).__typename).toBe('InvalidCredentials');
  });
});

describe('guessing', () => {
  const limits = {
    signInPerAccount: { attempts: 10, perSeconds: 900 },
    signInPerAddress: { attempts: 40, perSeconds: 900 },
    signUpPerAddress: { attempts: 100, perSeconds: 900 },
    giftCardPerAddress: { attempts: 100, perSeconds: 900 },
  };
  let counter: Counter;
  beforeAll(async () => {
    counter = await openCounter({ attemptLimits: limits });
    await newCustomer(counter);
    await newCustomer(counter, { email: 'other@example.fr' });
  });
  afterAll(() => counter.close());

  /** One request with a hundred guesses. */
  function aHundredGuesses(email: (place: number) => string): string {
    const guesses = Array.from(
      { length: 100 },
      (_, place) =>
        `g${place}: signIn(input: {email: "${email(place)}", password: "guess ${place}"}) { __typename }`,
    );
    return `mutation { ${guesses.join('\n')} }`;
  }

  it('is counted for each guess, not for each request', async () => {
    const matches = vi.spyOn(counter.gateway.port(identity).passwords, 'matches');
    const { errors } = await counter.run(aHundredGuesses(() => camille.email));
    expect(errors?.map((error) => error.extensions['code'])).toEqual(['RATE_LIMITED']);
    expect(matches).toHaveBeenCalledTimes(10);
    matches.mockRestore();
    expect(errors?.[0]?.extensions['retryAfterMs']).toBeGreaterThan(0);
  });

  it('closes the account to the right password too, also from elsewhere', async () => {
    const { errors } = await counter.run(documents.signIn, { input: aBox }, { ip: '198.51.100.2' });
    expect(errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
  });

  it('leaves other people alone', async () => {
    const input = { ...aBox, email: 'other@example.fr' };
    const payload = await counter.ask(documents.signIn, { input }, { ip: '198.51.100.2' });
    expect(payload.__typename).toBe('SignInPayload');
  });

  it('at many accounts is counted for the network', async () => {
    const document = aHundredGuesses((place) => `guess${place}@example.fr`);
    const matches = vi.spyOn(counter.gateway.port(identity).passwords, 'matches');
    const { errors } = await counter.run(document, {}, { ip: '2001:db8:1:2::9' });
    expect(errors?.map((error) => error.extensions['code'])).toEqual(['RATE_LIMITED']);
    expect(matches).toHaveBeenCalledTimes(40);
    matches.mockRestore();
    const input = { ...aBox, email: 'other@example.fr' };
    const neighbour = { ip: '2001:db8:1:2:ffff::1' };
    const again = await counter.run(documents.signIn, { input }, neighbour);
    expect(again.errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
    const stranger = await counter.ask(documents.signIn, { input }, { ip: '2001:db8:1:3::9' });
    expect(stranger.__typename).toBe('SignInPayload');
  });

  it('is forgiven by the right password', async () => {
    const from = { ip: '192.0.2.44' };
    const attempt = (password: string) =>
      counter.run(documents.signIn, { input: { email: 'other@example.fr', password } }, from);
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 9; guess += 1) await attempt('wrong');
      const { data } = await attempt(goodPassword);
      expect(data?.['signIn']).toMatchObject({ __typename: 'SignInPayload' });
    }
  });
});
