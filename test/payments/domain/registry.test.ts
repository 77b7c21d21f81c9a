import { expect, it } from 'vitest';
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
  expect(providers.taking('tok_success')).toEqual({ provider: sandbox, family: 'CARD' });
  expect(providers.taking('pm_1')).toEqual({ provider: other, family: 'CARD' });
  expect(providers.taking('4242424242424242')).toBeUndefined();
});

it('offers card pages of those who have one', () => {
  const providers = new ProviderRegistry([other, sandbox]);
  expect(providers.withCardPage.map((provider) => provider.name)).toEqual(['sandbox']);
});
