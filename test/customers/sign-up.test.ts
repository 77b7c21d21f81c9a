import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Counter, camille, documents, newCustomer, openCounter } from './counter.js';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());

const signUp = (person: object) =>
  counter.ask(documents.signUp, { input: { ...camille, ...person } });

describe('signing up', () => {
  it('makes an account and signs its owner in', async () => {
    const payload = await signUp({
      email: ' Zoe@Example.FR ',
      phone: '06 39 98 00 01',
      locale: 'EN',
    });
    expect(payload.customer).toMatchObject({
      email: 'Zoe@Example.FR',
      firstName: 'Camille',
      lastName: 'Dupré',
      phone: '+33639980001',
      locale: 'EN',
    });
    const viewer = await counter.ask(
      documents.viewer,
      {},
      { authorization: `Bearer ${payload.accessToken}` },
    );
    expect(viewer).toMatchObject({ kind: 'CUSTOMER', customer: { id: payload.customer.id } });
  });

  it('stores neither the password nor a token', async () => {
    const payload = await signUp({ email: 'secret@example.fr' });
    const tables = ['customer', 'session', 'refresh_token', 'event', 'idempotency_key'];
    const dump = await Promise.all(tables.map((table) => counter.rows(`select * from ${table}`)));
    const text = JSON.stringify(dump, (_key, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('base64url') : value,
    );
    for (const secret of [camille.password, payload.accessToken, payload.refreshToken])
      expect(text).not.toContain(secret);
  });

  it('tells others about it without saying who it is', async () => {
    const { customer } = await signUp({ email: 'news@example.fr' });
    const stream = `customer:${Buffer.from(customer.id, 'base64url').toString().split(':')[1]}`;
    const events = await counter.rows(
      `select type, payload::text from event where stream = '${stream}' order by seq`,
    );
    expect(events.map((event) => event['type'])).toEqual(['CustomerSignedUp', 'CustomerSignedIn']);
    expect(JSON.stringify(events)).not.toMatch(/news@example|Camille|Dupré/);
  });

  it.each([
    ['composed and decomposed accents', 'rene\u0301@example.fr', 'ren\u00e9@example.fr'],
    ['capitals', 'marie@example.fr', 'MARIE@Example.fr'],
    ['blanks around it', 'paul@example.fr', '  paul@example.fr\t'],
    ['two spellings of a domain', 'luc@été.fr', 'luc@xn--t-9fab.fr'],
  ])('knows an e-mail again in spite of %s', async (_what, first, twin) => {
    expect((await signUp({ email: first })).__typename).toBe('SignInPayload');
    expect((await signUp({ email: twin })).__typename).toBe('EmailTaken');
  });

  it('gives one of two people who ask at once the account', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => signUp({ email: 'race@example.fr' })));
    expect(answers.map((each) => each.__typename).sort()).toEqual([
      'EmailTaken',
      'EmailTaken',
      'SignInPayload',
    ]);
  });

  it.each([
    ['EMAIL', { email: 'nobody' }],
    ['EMAIL', { email: 'a b@example.fr' }],
    ['EMAIL', { email: 'nul\u0000@example.fr' }],
    ['EMAIL', { email: 'turned\u202Eround@example.fr' }],
    ['EMAIL', { email: `${'a'.repeat(300)}@example.fr` }],
    ['EMAIL', { email: 'half\ud800@example.fr' }],
    ['PHONE', { phone: 'call me' }],
    ['FIRST_NAME', { firstName: '  ' }],
    ['FIRST_NAME', { firstName: 'a\u0000b' }],
    ['LAST_NAME', { lastName: 'x'.repeat(101) }],
    ['LAST_NAME', { lastName: 'turned\u202Eround' }],
  ])('refuses a wrong %s before anything is written', async (field, wrong) => {
    const before = await counter.rows('select count(*) from customer');
    const answer = await signUp({ email: 'wrong@example.fr', ...wrong });
    expect(answer).toMatchObject({ __typename: 'InvalidContact', field });
    expect(await counter.rows('select count(*) from customer')).toEqual(before);
  });

  it('keeps names exactly as people write them', async () => {
    const payload = await signUp({
      email: 'exact@example.fr',
      firstName: 'Zoë 👩‍🚀',
      lastName: "<b>O'Neil",
    });
    expect(payload.customer).toMatchObject({ firstName: 'Zoë 👩‍🚀', lastName: "<b>O'Neil" });
  });

  it.each([
    ['TOO_SHORT', '1234567'],
    ['TOO_LONG', 'x'.repeat(201)],
    ['TOO_COMMON', 'Motdepasse'],
    ['TOO_COMMON', 'pass@example.fr'],
  ])('refuses a password that is %s', async (reason, password) => {
    const answer = await signUp({ email: 'pass@example.fr', password });
    expect(answer).toMatchObject({ __typename: 'PasswordRefused', reason });
  });

  it('speaks the language of the request', async () => {
    const input = { ...camille, email: 'nobody' };
    const french = await counter.ask(documents.signUp, { input }, { acceptLanguage: 'fr-CA' });
    const english = await counter.ask(documents.signUp, { input }, { acceptLanguage: 'en' });
    expect(french.message).toContain('valable');
    expect(english.message).toContain('valid e-mail');
  });

  it.each(['role', 'kind', 'passwordHash', 'id', 'code', 'version', 'addresses'])(
    'lets nobody set %s through the input',
    async (field) => {
      const input = { ...camille, email: 'mass@example.fr', [field]: 'ADMIN' };
      const { errors } = await counter.run(documents.signUp, { input });
      expect(errors?.[0]?.message).toContain(`Field "${field}" is not defined`);
    },
  );

  it('counts new accounts for each network, before it says whether an e-mail is taken', async () => {
    const limit = { attempts: 3, perSeconds: 60 };
    const strict = await openCounter({
      attemptLimits: {
        signInPerAccount: limit,
        signInPerAddress: limit,
        signUpPerAddress: limit,
        giftCardPerAddress: limit,
      },
    });
    try {
      await newCustomer(strict);
      const answers = [];
      for (let time = 0; time < 4; time += 1)
        answers.push(await strict.run(documents.signUp, { input: camille }));
      const codes = answers.map(
        ({ data, errors }) => errors?.[0]?.extensions['code'] ?? Object(data?.['signUp']).code,
      );
      expect(codes).toEqual(['EmailTaken', 'EmailTaken', 'RATE_LIMITED', 'RATE_LIMITED']);
    } finally {
      await strict.close();
    }
  });
});
