import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { WayToPay } from '../commands/ask-for-payment.js';
import { checkedText } from './checked-text.js';
import type { PlaceOrderInput } from './inputs.js';

/** How the order is to be paid: with one token, with several tenders, or with neither for now. */
export function checkedMethods(input: PlaceOrderInput): Pick<WayToPay, 'methodToken' | 'tenders'> {
  const checked = (token: string | null | undefined) =>
    checkedText('paymentMethodToken', token, 200);
  const methodToken = checked(input.paymentMethodToken);
  if (!input.tenders) return { methodToken };
  if (methodToken !== null)
    throw new RequestError('BAD_USER_INPUT', 'Give `paymentMethodToken` or `tenders`, not both.');
  const tenders = input.tenders.map(({ amountMinor = null, paymentMethodToken }) => ({
    amountMinor,
    methodToken: checked(paymentMethodToken),
  }));
  return { methodToken, tenders };
}
