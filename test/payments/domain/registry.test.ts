import { describe, expect, it } from 'vitest';
import {
  createSandboxProvider,
  type PaymentProvider,
  ProviderRegistry,
} from '../../../src/payments/index.js';

const sandbox = createSandboxProvider({
  baseUrl: 'http://127.0.0.1:9',
  secretKey: 'sk_sandbox',
  webhookSecrets: [],
});
const other: PaymentProvider = Object.assign(Object.create(sandbox) as PaymentProvider, {
  name: 'other',
  capabilities: { ...sandbox.capabilities, hostedCardPage: false },
  familyOf: (token: string) => (token.startsWith('pm_') ? 'CARD' : undefined),
});

it('gives a token to the provider whose it is, whichever is preferred', () => {
  const providers = new ProviderRegistry([other, sandbox]);
  expect(providers.taking('tok_success')).toMatchObject({ provider: sandbox, family: 'CARD' });
  expect(providers.taking('pm_1')).toMatchObject({ provider: other, family: 'CARD' });
  expect(providers.taking('4242424242424242')).toBeUndefined();
});

it('offers card pages of those who have one', () => {
  const providers = new ProviderRegistry([other, sandbox]);
  expect(providers.cardPagesFor({}).map((provider) => provider.name)).toEqual(['sandbox']);
});

describe('with rules', () => {
  const named = (name: string): PaymentProvider =>
    Object.assign(Object.create(sandbox) as PaymentProvider, { name });
  const rules = [{ families: ['CARD'], currencies: ['EUR'], providers: ['second', 'first'] }];
  const open = () =>
    new ProviderRegistry([named('first'), named('second'), named('third')], {
      rules,
      breaker: { failures: 1, pauseMs: 60_000 },
    });
  const pages = (providers: ProviderRegistry, facts = {}) =>
    providers.cardPagesFor(facts).map(({ name }) => name);
  const down = (providers: ProviderRegistry, name: string) =>
    providers.breakerOf(name).guard(async () => ({ kind: 'unknown', reason: 'timeout' }));

  it('opens the card page of who is preferred, and last of who does not answer', async () => {
    const providers = open();
    expect(pages(providers)).toEqual(['first', 'second', 'third']);
    expect(pages(providers, { currency: 'EUR' })).toEqual(['second', 'first']);
    await down(providers, 'second');
    expect(pages(providers, { currency: 'EUR' })).toEqual(['first', 'second']);
    await down(providers, 'first');
    expect(pages(providers, { currency: 'EUR' })).toEqual(['second', 'first']);
  });

  it('gives what several can take to who is preferred and answers', async () => {
    const providers = open();
    const taken = (facts = {}) => {
      const { provider, route } = providers.taking('tok_success', facts) ?? {};
      return [provider?.name, route?.rule, route?.insteadOf];
    };
    expect(taken()).toEqual(['first', undefined, []]);
    expect(taken({ currency: 'EUR' })).toEqual(['second', 1, []]);
    await down(providers, 'second');
    expect(taken({ currency: 'EUR' })).toEqual(['first', 1, ['second']]);
    await down(providers, 'first');
    expect(taken({ currency: 'EUR' })).toEqual(['second', 1, []]);
  });
});
