import { expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';

const env = {
  ADYEN_API_KEY: 'a key',
  ADYEN_MERCHANT_ACCOUNT: 'Shop',
  ADYEN_HMAC_KEYS: `${'a1'.repeat(32)}, ${'b2'.repeat(32)}`,
};
const live = { ...env, ADYEN_ENVIRONMENT: 'LIVE' };

it('offers Adyen where there is a key for it', () => {
  expect(readConfig({}).adyen).toBeUndefined();
  expect(readConfig(env).adyen).toEqual({
    apiKey: 'a key',
    merchantAccount: 'Shop',
    hmacKeys: ['a1'.repeat(32), 'b2'.repeat(32)],
    baseUrl: 'https://checkout-test.adyen.com/v72',
    cardPage: { currency: 'EUR', themeId: undefined },
    timeoutMs: 8000,
  });
  const page = { ...env, ADYEN_CURRENCY: 'CHF', ADYEN_THEME: 'AZ1234567' };
  expect(readConfig(page).adyen?.cardPage).toEqual({ currency: 'CHF', themeId: 'AZ1234567' });
  const timed = { ...env, PROVIDER_TIMEOUT_MS: '5000' };
  expect(readConfig(timed).adyen?.timeoutMs).toBe(5000);
  expect(readConfig({ ...timed, ADYEN_TIMEOUT_MS: '900' }).adyen?.timeoutMs).toBe(900);
  const address = 'https://1797a841fbb37ca7-Shop-checkout-live.adyenpayments.com/checkout/v72';
  expect(readConfig({ ...live, ADYEN_BASE_URL: address }).adyen?.baseUrl).toBe(address);
});

it.each([
  ['ADYEN_MERCHANT_ACCOUNT', { ...env, ADYEN_MERCHANT_ACCOUNT: '' }],
  ['ADYEN_HMAC_KEYS', { ...env, ADYEN_HMAC_KEYS: '' }],
  ['ADYEN_HMAC_KEYS', { ...env, ADYEN_HMAC_KEYS: 'no hexadecimal key, but long enough for one' }],
  ['ADYEN_ENVIRONMENT', { ...env, ADYEN_ENVIRONMENT: 'PRODUCTION' }],
  ['ADYEN_TIMEOUT_MS', { ...env, ADYEN_TIMEOUT_MS: '1' }],
  ['ADYEN_CURRENCY', { ...env, ADYEN_CURRENCY: 'euros' }],
  ['ADYEN_THEME', { ...env, ADYEN_THEME: 'dark & blue' }],
  ['ADYEN_BASE_URL', live],
  ['ADYEN_BASE_URL', { ...live, ADYEN_BASE_URL: 'http://checkout.example/v72' }],
])('does not start with a wrong %s', (name, wrong) => {
  expect(() => readConfig(wrong)).toThrow(name);
});
