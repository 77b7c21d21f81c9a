import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLogger, surviveLostRejections } from '../../../src/platform/http/index.js';

function logger() {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return {
    log: createLogger('debug', stream),
    lines: () =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    text: () => text,
  };
}

const card = '4111111111111111';
const token = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

it.each([
  ['a sentence', {}, `paid with ${card}`],
  ['a fact', { note: `4111 1111 1111 1111` }, 'x'],
  ['a fact deep inside', { a: { b: [{ c: { d: '4111-1111-1111-1111' } }] } }, 'x'],
  ['a number', { amount: Number(card), deep: { amounts: [Number(card)] } }, 'x'],
  ['a large number', { amount: BigInt(card) }, 'x'],
  ['an error', { err: new Error(`duplicate key (${card})`) }, 'x'],
  ['the cause of an error', { err: new Error('x', { cause: new Error(card) }) }, 'x'],
  [
    'a property of an error',
    { err: Object.assign(new Error('x'), { parameters: [card], detail: card }) },
    'x',
  ],
  ['a key', { [card]: 1 }, 'x'],
])('writes no card number, at any level: %s', (_name, facts, sentence) => {
  const { log, lines, text } = logger();
  for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level](facts, sentence);
  log.child({ note: card }).info(facts, sentence);
  expect(text().replace(/[^0-9]/g, '')).not.toContain(card);
  expect(lines()).toHaveLength(5);
});

it.each([
  [
    'a header',
    {
      headers: {
        authorization: `Bearer ${token}`,
        cookie: 'session=secret',
        'x-guest-token': 'secret',
      },
    },
  ],
  ['a token by name', { guestToken: 'secret', refresh_token: 'secret', token: 'secret' }],
  ['a password', { input: { password: 'secret' } }],
  ['a pickup code', { pickupCode: 'secret' }],
  ['a token in a sentence', { note: `sent Bearer ${token} and ${token}` }],
  ['an error', { err: new Error(`refused Bearer ${token}`) }],
])('writes no secret: %s', (_name, facts) => {
  const { log, text } = logger();
  log.info(facts, 'x');
  expect(text()).toContain('[redacted]');
  expect(text()).not.toMatch(/secret|c2lnbmF0dXJl/);
});

it('writes what went wrong, and why, and nothing that hangs on it', () => {
  const { log, lines } = logger();
  const cause = Object.assign(new Error('connection lost'), {
    code: '08006',
    rows: ['ada@example.org'],
  });
  log.error({ err: new Error('cannot pay', { cause }), correlationId: 'c-1' }, 'a fault');
  const [line] = lines();
  expect(line).toMatchObject({
    level: 'error',
    msg: 'a fault',
    correlationId: 'c-1',
    err: {
      type: 'Error',
      message: 'cannot pay',
      cause: { message: 'connection lost', code: '08006' },
    },
  });
  expect(JSON.stringify(line)).not.toContain('ada@example.org');
});

it('leaves other facts as they are', () => {
  const { log, lines } = logger();
  const facts = {
    ean: '4006381333931',
    at: new Date(0),
    count: 3,
    list: [1, null, undefined],
    order: 'P-2026-0001',
  };
  log.info(facts, 'x');
  expect(lines()[0]).toMatchObject({
    ...facts,
    at: '1970-01-01T00:00:00.000Z',
    list: [1, null, null],
  });
});

it('tells of promises that nobody waited for, and goes on', () => {
  const { log, lines } = logger();
  const source = new EventEmitter();
  surviveLostRejections(log, source);
  source.emit('unhandledRejection', new Error('connection lost'));
  expect(lines()[0]).toMatchObject({ level: 'error', err: { message: 'connection lost' } });
});
