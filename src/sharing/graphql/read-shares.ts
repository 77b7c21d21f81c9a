import { checkedText } from '../../orders/index.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { NewShare } from '../commands/create-shared-payment.js';
import type { CreateSharedPaymentInput, PaymentShareInput } from './inputs.js';

/** The shares as they were typed: what belongs to another split is a mistake of the caller. */
export function readShares({ split, shares }: CreateSharedPaymentInput): NewShare[] {
  return shares.map((share) => {
    if (share.amountMinor != null && split !== 'FIXED')
      throw new RequestError('BAD_USER_INPUT', '`amountMinor` is for the split FIXED only.');
    if (share.items != null && split !== 'ITEM')
      throw new RequestError('BAD_USER_INPUT', '`items` is for the split ITEM only.');
    return readShare(share);
  });
}

function readShare({ displayName, amountMinor, items }: PaymentShareInput): NewShare {
  const name = checkedText('displayName', displayName, 60);
  if (name === null) throw new RequestError('BAD_USER_INPUT', 'Everybody has a `displayName`.');
  return {
    displayName: name,
    amountMinor: amountMinor ?? null,
    items: (items ?? []).map(({ cartLineId, quantity }) => ({
      lineId: innerId('CartLine', cartLineId),
      quantity,
    })),
  };
}
