import { minuteMs } from '../../kernel/clock.js';
import type { Misbehaviour } from './misbehaviour.js';

export type Brand =
  | 'visa'
  | 'mastercard'
  | 'amex'
  | 'cartes_bancaires'
  | 'discover'
  | 'diners'
  | 'jcb'
  | 'unionpay';

/** What a test token does to the payments made with it. */
export interface TestToken {
  readonly does: string;
  readonly brand: Brand;
  /** A published test number, which no bank has ever issued. Typed into the card page, it acts like the token. */
  readonly number: string;
  readonly expiry?: { readonly month: number; readonly year: number };
  readonly declineCode?: string;
  readonly challenge?: 'passes' | 'fails';
  /** Grants no exemption, and is not charged in the absence of its holder. */
  readonly insists?: true;
  readonly misbehaviour?: Misbehaviour;
  readonly captureFails?: true;
  readonly refundFails?: true;
  readonly extensionFails?: true;
  /** Can be captured once: whatever that capture leaves is released. */
  readonly capturesOnce?: true;
  /** Why its bank declines it in the absence of its holder. */
  readonly absenceDeclines?: string;
  readonly authorizationLifetimeMs?: number;
  /** A lender stands behind it, who pays the shop at once: for so much at least, and at most. */
  readonly lends?: { readonly fromMinor: number; readonly toMinor: number };
  /** It comes out of the wallet of a device, which has authenticated its holder. */
  readonly wallet?: Wallet;
  /** A number that was made for so many purchases, or for so much in all. */
  readonly virtual?: VirtualLimits;
}

export type Wallet = 'apple_pay' | 'google_pay';

export interface VirtualLimits {
  readonly times?: number;
  readonly totalMinor?: number;
}

const visa = { brand: 'visa', number: '4242424242424242' } as const;

const lender = { fromMinor: 5000, toMinor: 300_000 } as const;

function good(does: string, brand: Brand, number: string): TestToken {
  return { does, brand, number };
}

function declined(declineCode: string, number: string, does: string): TestToken {
  return { does, brand: 'visa', number, declineCode };
}

/** All that the sandbox can play, by name. The first token with a number is the one that the number stands for. */
export const testTokens = {
  tok_success: good('authorises', 'visa', visa.number),
  tok_mastercard: good('authorises', 'mastercard', '5555555555554444'),
  tok_amex: good('authorises', 'amex', '378282246310005'),
  tok_cartes_bancaires: good('authorises', 'cartes_bancaires', '4000002500001001'),
  tok_discover: good('authorises', 'discover', '6011111111111117'),
  tok_diners: good('authorises', 'diners', '3056930009020004'),
  tok_jcb: good('authorises', 'jcb', '3566002020360505'),
  tok_unionpay: good('authorises', 'unionpay', '6200000000000005'),

  tok_declined_do_not_honor: declined('do_not_honor', '4000000000000002', 'declines'),
  tok_declined_insufficient_funds: declined('insufficient_funds', '4000000000009995', 'declines'),
  tok_declined_lost_card: declined('lost_card', '4000000000009987', 'declines'),
  tok_declined_stolen_card: declined('stolen_card', '4000000000009979', 'declines'),
  tok_declined_expired_card: {
    ...declined('expired_card', '4000000000000069', 'declines'),
    expiry: { month: 1, year: 2020 },
  },
  tok_declined_incorrect_cvc: declined('incorrect_cvc', '4000000000000127', 'declines'),
  tok_declined_processing_error: declined('processing_error', '4000000000000119', 'declines'),
  tok_declined_fraud: declined('fraud', '4100000000000019', 'declines'),

  tok_challenge: {
    does: 'asks the card holder first: approve authorises, refuse declines',
    brand: 'visa',
    number: '4000000000003220',
    challenge: 'passes',
  },
  tok_challenge_fails: {
    does: 'asks the card holder first, and declines whatever the answer',
    brand: 'visa',
    number: '4000008400001629',
    challenge: 'fails',
  },
  tok_challenge_always: {
    does: 'asks the card holder first, grants no exemption, and is not charged in their absence',
    brand: 'visa',
    number: '4000002760003184',
    challenge: 'passes',
    insists: true,
  },

  tok_empty_in_absence: {
    does: 'authorises; in the absence of its holder there is not enough money on it',
    ...visa,
    absenceDeclines: 'insufficient_funds',
  },
  tok_stolen_in_absence: {
    does: 'authorises; in the absence of its holder it is reported stolen',
    ...visa,
    absenceDeclines: 'stolen_card',
  },

  tok_timeout_after_charge: {
    does: 'books the payment and sends the webhook, but never answers',
    ...visa,
    misbehaviour: { kind: 'timeout-after' },
  },
  tok_timeout_before_charge: {
    does: 'never books and never answers',
    ...visa,
    misbehaviour: { kind: 'timeout-before' },
  },
  tok_error_500_after_charge: {
    does: 'books the payment, then answers 500',
    ...visa,
    misbehaviour: { kind: 'error-after' },
  },
  tok_error_500_before_charge: {
    does: 'answers 500 without booking',
    ...visa,
    misbehaviour: { kind: 'error-before' },
  },
  tok_cut_answer: {
    does: 'books the payment, then sends half of its answer',
    ...visa,
    misbehaviour: { kind: 'cut-answer' },
  },
  tok_slow: { does: 'authorises after 2 s', ...visa, misbehaviour: { kind: 'slow' } },

  tok_capture_fails: {
    does: 'authorises, then fails every capture',
    brand: 'visa',
    number: '4000000000000341',
    captureFails: true,
  },
  tok_refund_fails: {
    does: 'captures well, then fails every refund',
    brand: 'visa',
    number: '4000000000005126',
    refundFails: true,
  },
  tok_instalments_3: {
    does: 'a lender authorises totals of 5000 to 300000, and collects 3 times',
    ...visa,
    lends: lender,
  },
  tok_instalments_4: {
    does: 'a lender authorises totals of 5000 to 300000, and collects 4 times',
    ...visa,
    lends: lender,
  },
  tok_apple_pay: {
    does: 'authorises from an Apple Pay wallet: its holder is authenticated already',
    ...visa,
    wallet: 'apple_pay',
  },
  tok_apple_pay_declined: {
    ...declined('insufficient_funds', visa.number, 'declines from an Apple Pay wallet'),
    wallet: 'apple_pay',
  },
  tok_google_pay: {
    does: 'authorises from a Google Pay wallet: its holder is authenticated already',
    ...visa,
    wallet: 'google_pay',
  },
  tok_google_pay_declined: {
    ...declined('insufficient_funds', visa.number, 'declines from a Google Pay wallet'),
    wallet: 'google_pay',
  },
  tok_virtual_card: {
    does: 'a virtual card that authorises once, and declines from then on',
    ...visa,
    virtual: { times: 1 },
  },
  tok_virtual_card_limited: {
    does: 'a virtual card that authorises up to 10000 in all',
    ...visa,
    virtual: { totalMinor: 10_000 },
  },
  tok_extension_fails: {
    does: 'authorises, and is not held for longer than that',
    brand: 'visa',
    number: '4000000000000093',
    extensionFails: true,
  },
  tok_captured_once: {
    does: 'authorises for one capture, which releases the rest',
    brand: 'visa',
    number: '4000056655665556',
    capturesOnce: true,
  },
  tok_captured_once_not_extended: {
    does: 'authorises for one capture, and is not held for longer than that',
    brand: 'mastercard',
    number: '5200828282828210',
    capturesOnce: true,
    extensionFails: true,
  },
  tok_captured_once_holder_only: {
    does: 'authorises for one capture, is not held for longer, and declines in the absence of its holder',
    brand: 'mastercard',
    number: '5105105105105100',
    capturesOnce: true,
    extensionFails: true,
    absenceDeclines: 'insufficient_funds',
  },
  tok_short_authorization: {
    does: 'authorises for 60 s only',
    ...visa,
    authorizationLifetimeMs: minuteMs,
  },
} as const satisfies Record<string, TestToken>;

export type TestTokenName = keyof typeof testTokens;

const byName: ReadonlyMap<string, TestToken> = new Map(Object.entries(testTokens));

/** How the token of that name behaves; undefined where there is none. */
export function testToken(name: string): TestToken | undefined {
  return byName.get(name);
}

function isTestTokenName(name: string): name is TestTokenName {
  return byName.has(name);
}

/** Each name at the end of such a token makes another card. */
const virtualCard = /^(tok_virtual_card(?:_limited)?)(?:_[a-z0-9]{1,40})?$/;

/** The test token that this token is, or is a card of its own of; undefined for every other token. */
export function testTokenNameOf(token: string): TestTokenName | undefined {
  const name = virtualCard.exec(token)?.[1] ?? token;
  return isTestTokenName(name) ? name : undefined;
}

/** The token that a test card number stands for; undefined for every other number. */
export function testTokenOfNumber(digits: string): TestTokenName | undefined {
  const names = Object.keys(testTokens) as TestTokenName[];
  return names.find((name) => testTokens[name].number === digits);
}
