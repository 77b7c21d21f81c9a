import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../http-call.js';
import { isRecord, textIn } from '../json.js';
import type { ForgetOutcome, KeepCall, KeepOutcome, KeptMethod } from '../kept-method.js';
import type { UnknownOutcome } from '../provider.js';
import { cardTypedIn } from './card-page.js';
import type { AdyenClient } from './client.js';
import { methodToken, readMethodToken, readVisitToken } from './method-token.js';
import { storedFor } from './terms.js';

/** What Adyen says of a method that it stores no more. */
const goneCodes: ReadonlySet<string> = new Set(['800', '100', '10_003']);

/** How many pauses there are between the questions for a card that is awaited. */
const pauses = 8;

/** The token of a stored card; `none` where a visit of the card page has brought none so far. */
type CardToken =
  | { readonly kind: 'card'; readonly token: string }
  | { readonly kind: 'none' }
  | UnknownOutcome;

/**
 * The methods that Adyen stores for a shopper. They are stored by its pages and components before we hear of them, so
 * keeping one is reading what it is. Adyen knows a card again, and gives it the same name.
 */
export class StoredMethods {
  constructor(
    private readonly client: AdyenClient,
    private readonly merchantAccount: string,
    /** How long a card is awaited that was typed a moment ago: Adyen stores it after it has led the buyer back. */
    private readonly patienceMs: number,
  ) {}

  /** The stored card that a token stands for: itself, or what was typed in the visit that it names. */
  async cardOf(token: string): Promise<CardToken> {
    const visitor = readVisitToken(token);
    if (visitor === undefined) return { kind: 'card', token };
    const until = performance.now() + this.patienceMs;
    for (;;) {
      const isLast = performance.now() >= until;
      const answer = await this.list(visitor);
      if (answer.kind === 'unknown') return answer;
      const id = answer.kind === 'ok' ? cardTypedIn(listIn(answer.body)) : undefined;
      if (id !== undefined) {
        const stored = { shopperReference: visitor, storedPaymentMethodId: id };
        return { kind: 'card', token: methodToken(stored) };
      }
      if (isLast) return { kind: 'none' };
      await pause(this.patienceMs / pauses);
    }
  }

  async keep({ customerId, methodToken: asked }: KeepCall): Promise<KeepOutcome> {
    const card = await this.cardOf(asked);
    if (card.kind === 'unknown') return card;
    if (card.kind === 'none') return { kind: 'refused', code: 'card_page_not_completed' };
    const stored = storedFor(customerId, card.token);
    if (!stored) return { kind: 'refused', code: 'another_shopper' };
    const answer = await this.list(stored.shopperReference);
    if (answer.kind === 'unknown') return answer;
    if (answer.kind === 'no') return { kind: 'refused', code: answer.code };
    const found = listIn(answer.body).find(
      (each) => textIn(each, 'id') === stored.storedPaymentMethodId,
    );
    if (!found) return { kind: 'refused', code: 'not_stored' };
    const method = keptOf(card.token, found);
    return method ? { kind: 'kept', method } : { kind: 'unknown', reason: 'unreadable' };
  }

  async forget({ reference }: { reference: string }): Promise<ForgetOutcome> {
    const stored = readMethodToken(reference);
    if (!stored) return { kind: 'forgotten' };
    const answer = await this.client.forgetStored(stored, this.merchantAccount);
    if (answer.kind === 'unknown') return answer;
    const isGone = answer.kind === 'ok' || goneCodes.has(answer.code);
    return isGone ? { kind: 'forgotten' } : { kind: 'unknown', reason: answer.code };
  }

  private list(shopper: string): Promise<Answer> {
    return this.client.storedMethods(shopper, this.merchantAccount);
  }
}

/** What is stored for a shopper, in an answer. */
export function listIn(body: unknown): unknown[] {
  const list = isRecord(body) ? body['storedPaymentMethods'] : undefined;
  return Array.isArray(list) ? list : [];
}

/** The year is told by its last two digits. */
function keptOf(reference: string, view: unknown): KeptMethod | undefined {
  const brand = textIn(view, 'brand');
  const last4 = textIn(view, 'lastFour');
  const month = Number(textIn(view, 'expiryMonth'));
  const year = Number(textIn(view, 'expiryYear'));
  if (!brand || !last4 || !month || !year) return undefined;
  return {
    reference,
    fingerprint: textIn(view, 'id') ?? '',
    brand,
    last4,
    wallet: null,
    expiryMonth: month,
    expiryYear: year < 100 ? 2000 + year : year,
  };
}
