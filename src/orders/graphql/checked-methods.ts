import { type MethodGiven, methodGiven } from '../../payments/index.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { WayToPay } from '../commands/ask-for-payment.js';
import { checkedText } from './checked-text.js';
import type { PlaceOrderInput, TenderInput } from './inputs.js';

/** How the order is to be paid: with one method, with several tenders, or with neither for now. */
export function checkedMethods(input: PlaceOrderInput): Pick<WayToPay, 'method' | 'tenders'> {
  const method = checkedMethod(input);
  if (!input.tenders) return { method };
  if (method !== null)
    throw new RequestError('BAD_USER_INPUT', 'Give one payment method or `tenders`, not both.');
  const tenders = input.tenders.map((tender) => ({
    amountMinor: tender.amountMinor ?? null,
    method: checkedMethod(tender),
  }));
  return { method, tenders };
}

function checkedMethod(input: PlaceOrderInput | TenderInput): MethodGiven | null {
  const paymentMethodToken = checkedText('paymentMethodToken', input.paymentMethodToken, 200);
  return methodGiven({ ...input, paymentMethodToken });
}
