import { type MethodGiven, methodGiven } from '../../payments/index.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { WayToPay } from '../commands/ask-for-payment.js';
import { checkedText } from './checked-text.js';
import type { PlaceOrderInput, TenderInput } from './inputs.js';

type GivenMethods = Pick<
  PlaceOrderInput,
  'paymentMethodToken' | 'savedPaymentMethodId' | 'savePaymentMethod' | 'tenders' | 'instalments'
>;

/** How the order is to be paid: with one method, with several tenders, or with neither for now. */
export function checkedMethods(
  input: GivenMethods,
): Pick<WayToPay, 'method' | 'tenders' | 'instalments'> {
  const method = checkedMethod(input);
  if (input.instalments) return { method, instalments: checkedPlan(input, method) };
  if (!input.tenders) return { method };
  if (method !== null)
    throw new RequestError('BAD_USER_INPUT', 'Give one payment method or `tenders`, not both.');
  const tenders = input.tenders.map((tender) => ({
    amountMinor: tender.amountMinor ?? null,
    method: checkedMethod(tender),
  }));
  return { method, tenders };
}

function checkedPlan(input: GivenMethods, method: MethodGiven | null) {
  if (!input.instalments || method === null || input.tenders || method.consent)
    throw new RequestError(
      'BAD_USER_INPUT',
      '`instalments` come with one payment method, which is kept for them: without `tenders` and `savePaymentMethod`.',
    );
  const { count, textVersion } = input.instalments;
  return { count, textVersion };
}

function checkedMethod(input: GivenMethods | TenderInput): MethodGiven | null {
  const paymentMethodToken = checkedText('paymentMethodToken', input.paymentMethodToken, 200);
  return methodGiven({ ...input, paymentMethodToken });
}
