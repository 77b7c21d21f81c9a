import 'reflect-metadata';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { forgetEndedSessions } from '../../src/customers/commands/forget-ended-sessions.js';
import { signOut as endSession } from '../../src/customers/commands/sign-out.js';
import { identity } from '../../src/customers/index.js';
import { dayMs, hourMs, minuteMs, secondMs } from '../../src/kernel/clock.js';
import { stranger } from '../../src/platform/auth/actor.js';
import { systemCaller } from '../../src/platform/auth/caller.js';
import { asOwner, type Counter, documents, newCustomer, openCounter } from './counter.js';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter({ processes: 2 });
});
afterAll(() => counter.close());

let people = 0;
const somebody = () => newCustomer(counter, { email: `somebody${++people}@example.fr` });

const refresh = (refreshToken: string, process = 0) =>
  counter.ask(documents.refresh, { input: { refreshToken } }, { process });

/** How `viewer` answers: the kind of the caller, or the code of the error. */
async function enter(token: string, process = 0): Promise<string> {
  try {
    const viewer = await counter.ask(
      documents.viewer,
      {},
      { ...asOwner({ accessToken: token }), process },
    );
    return viewer.kind;
  } catch (problem) {
    return Object(problem).extensions.code;
  }
}

describe('refreshing a session', () => {
  it('gives new tokens, and uses the old one up', async () => {
    const first = await somebody();
    counter.clock.advance(10 * minuteMs);
    const second = await refresh(first.refreshToken);
    expect(second).toMatchObject({
      __typename: 'SignInPayload',
      customer: { id: first.customer.id },
    });
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(await enter(second.accessToken)).toBe('CUSTOMER');
  });

  it('goes on for as long as it is refreshed, past the life of an access token', async () => {
    let tokens = await somebody();
    for (let day = 0; day < 3; day += 1) {
      counter.clock.advance(20 * dayMs);
      expect(await enter(tokens.accessToken)).toBe('UNAUTHENTICATED');
      tokens = await refresh(tokens.refreshToken);
      expect(await enter(tokens.accessToken)).toBe('CUSTOMER');
    }
  });

  it('is over a month after the last refresh', async () => {
    const { refreshToken } = await somebody();
    counter.clock.advance(30 * dayMs);
    expect(await refresh(refreshToken)).toMatchObject({ __typename: 'SessionEnded' });
  });

  it('gives all who ask at once the same successor, in whichever process', async () => {
    const { refreshToken } = await somebody();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, place) => refresh(refreshToken, place % 2)),
    );
    const successors = new Set(answers.map((answer) => answer.refreshToken));
    expect([...successors]).toEqual([expect.any(String)]);
    expect((await refresh(answers[0].refreshToken)).__typename).toBe('SignInPayload');
  });

  it('waits for another refresh of the same session that is under way', async () => {
    const { refreshToken } = await somebody();
    const other = await counter.gateway.database.pool.connect();
    await other.query('begin');
    await other.query('select id from session for update');
    const answers = Promise.all([1, 2, 3].map(() => refresh(refreshToken)));
    const waiting = `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await counter.rows(waiting))[0]?.['n']).toBe(3);
    await other.query('commit');
    other.release();
    const successors = new Set((await answers).map((answer) => answer.refreshToken));
    expect([...successors]).toEqual([expect.any(String)]);
  });

  it('is answered again where the first answer was lost, for ten seconds', async () => {
    const { refreshToken } = await somebody();
    const lost = await refresh(refreshToken);
    counter.clock.advance(10 * secondMs);
    const repeated = await refresh(refreshToken);
    expect(repeated.refreshToken).toBe(lost.refreshToken);
    expect(await enter(repeated.accessToken)).toBe('CUSTOMER');
  });

  it.each(['', 'x', 'a'.repeat(43), 'a'.repeat(100_000), 'é'.repeat(43), '\u0000'.repeat(43)])(
    'is not for a text that is no token: %.10j',
    async (text) => {
      expect((await refresh(text)).__typename).toBe('SessionEnded');
    },
  );
});

describe('a stolen refresh token', () => {
  it('ends the session of both when it comes back after it was rotated', async () => {
    const { refreshToken: stolen } = await somebody();
    const owner = await refresh(stolen);
    counter.clock.advance(11 * secondMs);
    expect((await refresh(stolen)).__typename).toBe('SessionEnded');
    expect((await refresh(owner.refreshToken)).__typename).toBe('SessionEnded');
    expect(await enter(owner.accessToken)).toBe('UNAUTHENTICATED');
  });

  it('is noticed however long ago it was rotated, and at once when it was rotated twice', async () => {
    const { refreshToken: stolen } = await somebody();
    const once = await refresh(stolen);
    const twice = await refresh(once.refreshToken);
    expect((await refresh(stolen)).__typename).toBe('SessionEnded');
    expect((await refresh(twice.refreshToken)).__typename).toBe('SessionEnded');
  });

  it('used by the thief first betrays the thief when the owner comes', async () => {
    const { refreshToken } = await somebody();
    const thief = await refresh(refreshToken);
    counter.clock.advance(12 * minuteMs);
    expect((await refresh(refreshToken)).__typename).toBe('SessionEnded');
    expect((await refresh(thief.refreshToken)).__typename).toBe('SessionEnded');
    expect(await enter(thief.accessToken)).toBe('UNAUTHENTICATED');
  });

  it('used in the same second as the owner leaves one of the two without', async () => {
    const { refreshToken } = await somebody();
    const [owner, thief] = [await refresh(refreshToken), await refresh(refreshToken)];
    counter.clock.advance(12 * minuteMs);
    expect((await refresh(thief.refreshToken)).__typename).toBe('SignInPayload');
    counter.clock.advance(12 * minuteMs);
    expect((await refresh(owner.refreshToken)).__typename).toBe('SessionEnded');
  });

  it('leaves a trace, and other sessions alone', async () => {
    const { customer, refreshToken } = await newCustomer(counter, { email: 'trace@example.fr' });
    const elsewhere = await counter.ask(documents.signIn, {
      input: { email: 'trace@example.fr', password: 'une phrase que personne ne devine' },
    });
    await refresh(refreshToken);
    counter.clock.advance(minuteMs);
    await refresh(refreshToken);
    const id = Buffer.from(customer.id, 'base64url').toString().split(':')[1];
    const [event] = await counter.rows(
      `select payload from event where stream = 'customer:${id}' and type = 'SessionEnded'`,
    );
    expect(event?.['payload']).toMatchObject({ because: 'REFRESH_TOKEN_REUSED' });
    expect(await enter(elsewhere.accessToken)).toBe('CUSTOMER');
  });
});

describe('signing out', () => {
  const signOut = (tokens: { accessToken: string }, everywhere = false, process = 0) =>
    counter.ask(documents.signOut, { input: { everywhere } }, { ...asOwner(tokens), process });

  it('refuses the tokens at once', async () => {
    const tokens = await somebody();
    expect(await enter(tokens.accessToken)).toBe('CUSTOMER');
    expect(await signOut(tokens)).toEqual({ ended: 1 });
    expect(await enter(tokens.accessToken)).toBe('UNAUTHENTICATED');
    expect((await refresh(tokens.refreshToken)).__typename).toBe('SessionEnded');
  });

  it('refuses them within five seconds in every other process', async () => {
    const tokens = await somebody();
    expect(await enter(tokens.accessToken, 1)).toBe('CUSTOMER');
    await signOut(tokens);
    counter.clock.advance(4 * secondMs);
    expect(await enter(tokens.accessToken, 1)).toBe('CUSTOMER');
    counter.clock.advance(secondMs);
    expect(await enter(tokens.accessToken, 1)).toBe('UNAUTHENTICATED');
  });

  it('is not undone by a look that was on its way', async () => {
    const tokens = await somebody();
    const { sub, sid } = decodeJwt<{ sid: string }>(tokens.accessToken);
    const { gateway } = counter;
    const { sessions } = gateway.port(identity);
    const [hasRead, mayTell] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const db = gateway.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        hasRead.resolve();
        await mayTell.promise;
        return result;
      },
    });
    const look = sessions.of({ db, clock: counter.clock }, sid);
    await hasRead.promise;
    const actor = { ...stranger, kind: 'CUSTOMER', id: String(sub), sessionId: sid } as const;
    await endSession(gateway, { ...systemCaller('test'), actor }, false);
    mayTell.resolve();
    expect(await look).toMatchObject({ ownerId: sub, kind: 'CUSTOMER' });
    expect(await enter(tokens.accessToken)).toBe('UNAUTHENTICATED');
  });

  it('everywhere ends all sessions of that person and of nobody else', async () => {
    const tokens = await newCustomer(counter, { email: 'many@example.fr' });
    const input = { email: 'many@example.fr', password: 'une phrase que personne ne devine' };
    const tablet = await counter.ask(documents.signIn, { input });
    const stranger = await somebody();
    expect(await signOut(tablet, true)).toEqual({ ended: 2 });
    expect(await enter(tokens.accessToken)).toBe('UNAUTHENTICATED');
    expect(await enter(stranger.accessToken)).toBe('CUSTOMER');
  });

  it('is for those who are signed in', async () => {
    const { errors } = await counter.run(documents.signOut, { input: {} });
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});

describe('ended sessions', () => {
  afterEach(() => counter.clock.set(new Date('2026-06-01T09:00:00Z')));

  it('are forgotten after a month, with their tokens', async () => {
    await counter.rows('delete from session');
    await somebody();
    counter.clock.advance(30 * dayMs + 29 * dayMs);
    expect(await counter.done(forgetEndedSessions)).toBe(0);
    counter.clock.advance(dayMs + hourMs);
    expect(await counter.done(forgetEndedSessions)).toBe(1);
    expect(await counter.rows('select * from refresh_token')).toEqual([]);
  });
});
