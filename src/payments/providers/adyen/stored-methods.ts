import { isRecord, textIn } from '../json.js';
import type { ForgetOutcome, KeepCall, KeepOutcome, KeptMethod } from '../kept-method.js';
import type { AdyenClient } from './client.js';
import { readMethodToken } from './method-token.js';
import { storedFor } from './terms.js';

/** What Adyen says of a method that it stores no more. */
const goneCodes: ReadonlySet<string> = new Set(['800', '100', '10_003']);

/**
 * The methods that Adyen stores for a shopper. They are stored by its components before we hear of them, so keeping
 * one is reading what it is. Adyen knows a card again, and gives it the same name.
 */
export class StoredMethods {
  constructor(
    private readonly client: AdyenClient,
    private readonly merchantAccount: string,
  ) {}

  async keep({ customerId, methodToken }: KeepCall): Promise<KeepOutcome> {
    const stored = storedFor(customerId, methodToken);
    if (!stored) return { kind: 'refused', code: 'another_shopper' };
    const answer = await this.client.storedMethods(stored.shopperReference, this.merchantAccount);
    if (answer.kind === 'unknown') return answer;
    if (answer.kind === 'no') return { kind: 'refused', code: answer.code };
    const found = listIn(answer.body).find(
      (each) => textIn(each, 'id') === stored.storedPaymentMethodId,
    );
    if (!found) return { kind: 'refused', code: 'not_stored' };
    const method = keptOf(methodToken, found);
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
}

function listIn(body: unknown): unknown[] {
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
