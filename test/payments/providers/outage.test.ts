import { Registry } from 'prom-client';
import { afterAll, expect, it, vi } from 'vitest';
import { explainPayment } from '../../../src/payments/explain/explain.js';
import { type PaymentProvider, ProviderRegistry } from '../../../src/payments/index.js';
import { showBreakers } from '../../../src/payments/providers/breaker-gauge.js';
import { guest, kindOf, openTill, type Till } from '../support/till.js';

const failures = 3;
const pauseMs = 60_000;

let till: Till;
let registry: ProviderRegistry;
let isDown = false;
const asked: string[] = [];

/** The sandbox under another name, which can be cut off; its tokens are those of the sandbox. */
function behindAWall(sandbox: PaymentProvider): PaymentProvider {
  const lost = { kind: 'unknown', reason: 'no_answer' } as const;
  const wall = Object.create(sandbox) as PaymentProvider;
  return Object.assign(wall, {
    name: 'first',
    authorize: async (call: Parameters<PaymentProvider['authorize']>[0]) => {
      asked.push(call.key);
      return isDown ? lost : sandbox.authorize(call);
    },
    findPayment: async (attempt: Parameters<PaymentProvider['findPayment']>[0]) => {
      asked.push(`find ${attempt.key}`);
      return isDown ? lost : sandbox.findPayment(attempt);
    },
  });
}

async function open(names: 'first' | 'both') {
  isDown = false;
  const opened = await openTill({
    registry: (sandbox) => {
      const first = behindAWall(sandbox);
      const rules = [{ currencies: ['EUR'], providers: ['first', 'sandbox'] }];
      registry = new ProviderRegistry(names === 'both' ? [first, sandbox] : [first], {
        rules: names === 'both' ? rules : [],
        breaker: { failures, pauseMs },
      });
      return registry;
    },
  });
  return opened;
}

/** Lets the first provider fail as often as it takes; answers the intents whose outcome is unknown. */
async function breakDown(): Promise<string[]> {
  isDown = true;
  const intents: string[] = [];
  for (let count = 0; count < failures; count += 1) {
    const intentId = await till.wish();
    expect(await till.pay(intentId, 'tok_success')).toBe('UNKNOWN');
    intents.push(intentId);
  }
  expect(registry.states['first']).toBe('OPEN');
  return intents;
}

async function afterThePause<T>(run: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.now() + pauseMs);
  try {
    return await run();
  } finally {
    vi.useRealTimers();
  }
}

afterAll(() => void vi.useRealTimers());

it('keeps new payments away from a provider that is down, and asks on about the others', async () => {
  till = await open('first');
  const [unknown = ''] = await breakDown();
  const intentId = await till.wish();
  const before = asked.length;
  expect(await till.pay(intentId, 'tok_success')).toBe('REQUIRES_PAYMENT_METHOD');
  expect(asked).toHaveLength(before);
  expect(await till.attempt(intentId)).toMatchObject({
    state: 'FAILED',
    decline_code: 'TRY_AGAIN_LATER',
    enquire_at: null,
  });
  expect((await till.journal(intentId)).at(-1)).toMatchObject({
    phase: 'FAILED',
    code: 'circuit_open',
  });

  const { id } = await till.attempt(unknown);
  await till.enquire(id);
  expect(asked.at(-1)).toBe(`find ${id}`);
  expect(await till.intent(unknown)).toMatchObject({ state: 'UNKNOWN' });

  isDown = false;
  await till.enquire(id);
  expect(asked.at(-1)).toBe(id);
  expect(await till.intent(unknown)).toMatchObject({ state: 'AUTHORIZED' });
  expect(registry.states['first']).toBe('OPEN');

  const paid = await afterThePause(() => till.pay(intentId, 'tok_success'));
  expect(paid).toBe('AUTHORIZED');
  expect(registry.states['first']).toBe('CLOSED');
  expect(till.sandbox.control.books()).toHaveLength(2);
  await till.close();
});

it('gives new payments to another provider, and never one whose outcome is unknown', async () => {
  till = await open('both');
  const [unknown = ''] = await breakDown();
  expect(kindOf(await till.request(unknown, 'tok_success'))).toBe('AttemptInProgress');
  expect(await till.attempt(unknown)).toMatchObject({ provider: 'first', state: 'UNKNOWN' });

  const intentId = await till.wish();
  expect(await till.pay(intentId, 'tok_success')).toBe('AUTHORIZED');
  expect(await till.attempt(intentId)).toMatchObject({ provider: 'sandbox' });
  const { actor } = guest();
  const story = async (locale: 'en' | 'fr') => {
    const intent = await till.intent(intentId);
    const { steps } = explainPayment(intent, await till.events(intentId), actor, locale);
    return steps.map(({ why }) => why);
  };
  expect(await story('en')).toContain(
    'Asked through sandbox by routing rule 1, because there is no answer from: first.',
  );
  expect(await story('fr')).toContain(
    'Demandé à sandbox selon la règle de routage 1, faute de réponse de : first.',
  );

  // Both at once after the pause: one probes, the other goes elsewhere or is told to come later.
  isDown = false;
  const [one, two] = [await till.wish(), await till.wish()];
  const states = await afterThePause(() =>
    Promise.all([one, two].map((each) => till.pay(each, 'tok_success'))),
  );
  expect(states).toContain('AUTHORIZED');
  expect(registry.states['first']).toBe('CLOSED');
  await till.close();
});

it('is shown to those who watch', async () => {
  const metrics = new Registry();
  showBreakers(metrics, registry);
  expect(await metrics.metrics()).toContain('payment_provider_breaker_state{provider="first"} 0');
  for (let count = 0; count < failures; count += 1)
    await registry.breakerOf('first').guard(async () => ({ kind: 'unknown', reason: 'timeout' }));
  expect(await metrics.metrics()).toContain('payment_provider_breaker_state{provider="first"} 2');
  expect(registry.states).toEqual({ first: 'OPEN', sandbox: 'CLOSED' });
});
