import { newName, secretName } from '../books/names.js';
import type { Answer } from '../books/records.js';
import type { Desk } from '../desk.js';
import {
  authorize,
  type Drawn,
  type PaymentMethod,
  type PaymentOrder,
} from '../domain/authorize.js';
import type { KeepCard } from '../domain/payment.js';
import { type TestToken, testTokenNameOf, testTokens } from '../domain/test-tokens.js';
import { answerWithChange, type KeyedCall } from './book-change.js';

type CreatePayment = Omit<PaymentOrder, 'id' | 'idempotencyKey' | 'save'> & {
  readonly paymentMethod: string;
  readonly save?: Omit<KeepCard, 'id'>;
};

const usualExpiry = { month: 12, year: 2040 };

/** Asks the card's bank for the money. A decline is an answer like any other. */
export function createPayment(desk: Desk, call: KeyedCall, input: CreatePayment): Answer {
  const { paymentMethod, save, ...order } = input;
  const method = findPaymentMethod(desk, paymentMethod);
  const change = authorize(
    {
      ...order,
      id: newName('pay'),
      idempotencyKey: call.key,
      ...(save &&
        method &&
        !method.card.virtual && {
          save: { ...save, id: nameToKeep(desk, save.customer, method) },
        }),
    },
    method,
    secretName('chl'),
    desk.clock.now(),
  );
  return answerWithChange(desk, call, change);
}

/** What a token stands for: a test token, or a card from the card page; undefined for anything else. */
export function findPaymentMethod(desk: Desk, token: string): PaymentMethod | undefined {
  const name = testTokenNameOf(token);
  if (!name) {
    const stored = desk.books.savedCard(token) ?? desk.books.card(token);
    const usage = stored && 'usage' in stored ? { usage: stored.usage } : {};
    return stored && { behavesLike: stored.behavesLike, card: stored.card, ...usage };
  }
  const { brand, number, expiry = usualExpiry, wallet, virtual }: TestToken = testTokens[name];
  const fingerprint = desk.fingerprintOf(numberBehind(token, testTokens[name]));
  return {
    behavesLike: name,
    ...(virtual && { drawn: drawnFrom(desk, fingerprint) }),
    card: {
      brand,
      last4: number.slice(-4),
      fingerprint,
      expiryMonth: expiry.month,
      expiryYear: expiry.year,
      ...(wallet && { wallet }),
      ...(virtual && { virtual: true as const }),
    },
  };
}

/** A device has a number of its own for a card, and so has a virtual card: neither is known by the number shown. */
function numberBehind(token: string, { number, wallet, virtual }: TestToken): string {
  if (virtual) return token;
  return wallet ? `${wallet} ${number}` : number;
}

function drawnFrom(desk: Desk, fingerprint: string): Drawn {
  const good = desk.books
    .paymentsOfVirtualCard(fingerprint)
    .filter(({ totals }) => totals.authorized > 0);
  const totalMinor = good.reduce(
    (sum, { totals }) => sum + totals.authorized - totals.voided - totals.expired,
    0,
  );
  return { times: good.length, totalMinor };
}

/** The name under which a card is kept: the one it has already where it is kept for that customer. */
export function nameToKeep(desk: Desk, customer: string, { card }: PaymentMethod): string {
  return desk.books.savedCardOf(customer, card.fingerprint)?.id ?? secretName('card');
}
