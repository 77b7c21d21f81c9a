import {
  ConfigProblem,
  type Environment,
  oneOf,
  providerTimeout,
  secrets,
  text,
  url,
} from './environment.js';
import { isCurrency } from './kernel/money.js';

/** What Adyen knows this merchant by. */
export interface AdyenConfig {
  readonly apiKey: string;
  readonly merchantAccount: string;
  /** Hexadecimal, the newest first. More than one during a rotation. */
  readonly hmacKeys: readonly string[];
  /** Checkout's address with its version; live ones bear a prefix of the merchant's own. */
  readonly baseUrl: string;
  readonly cardPage: {
    /** A card is verified with nothing of this currency. */
    readonly currency: string;
    /** The name of a theme of Adyen's Customer Area; its own looks where it is left out. */
    readonly themeId: string | undefined;
  };
  readonly timeoutMs: number;
}

const testUrl = 'https://checkout-test.adyen.com/v72';

/** Adyen is offered where there is a key for it; then the rest has to be there too. */
export function readAdyen(env: Environment): AdyenConfig | undefined {
  const apiKey = text(env, 'ADYEN_API_KEY');
  if (apiKey === undefined) return undefined;
  const merchantAccount = text(env, 'ADYEN_MERCHANT_ACCOUNT');
  if (merchantAccount === undefined)
    throw new ConfigProblem('ADYEN_MERCHANT_ACCOUNT must be set where ADYEN_API_KEY is.');
  const hmacKeys = secrets(env, 'ADYEN_HMAC_KEYS');
  if (hmacKeys.length === 0 || !hmacKeys.every((each) => /^([0-9a-f]{2})+$/i.test(each)))
    throw new ConfigProblem('ADYEN_HMAC_KEYS must be hexadecimal keys, separated by commas.');
  const isLive = oneOf(env, 'ADYEN_ENVIRONMENT', ['TEST', 'LIVE'], 'TEST') === 'LIVE';
  const baseUrl = url(env, 'ADYEN_BASE_URL', isLive ? ['https:'] : ['http:', 'https:']);
  if (isLive && baseUrl === undefined)
    throw new ConfigProblem(
      'ADYEN_BASE_URL must be set where ADYEN_ENVIRONMENT is LIVE: it bears your own prefix.',
    );
  const timeoutMs = providerTimeout(env, 'ADYEN_TIMEOUT_MS');
  return {
    apiKey,
    merchantAccount,
    hmacKeys,
    baseUrl: baseUrl ?? testUrl,
    cardPage: readCardPage(env),
    timeoutMs,
  };
}

function readCardPage(env: Environment): AdyenConfig['cardPage'] {
  const currency = text(env, 'ADYEN_CURRENCY') ?? 'EUR';
  const themeId = text(env, 'ADYEN_THEME');
  if (!isCurrency(currency))
    throw new ConfigProblem('ADYEN_CURRENCY must be a currency of ISO 4217.');
  if (themeId !== undefined && !/^[A-Za-z0-9-]{1,80}$/.test(themeId))
    throw new ConfigProblem('ADYEN_THEME must be a Theme ID of your Customer Area.');
  return { currency, themeId };
}
