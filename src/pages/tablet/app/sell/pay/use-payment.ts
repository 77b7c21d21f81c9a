import type { Cart } from '../../../documents/cart.js';
import { type Exchanged, exchangeReturn, type RefundTender } from '../../../documents/returns.js';
import { placeOrder } from '../../../documents/selling.js';
import type { Exchange } from '../../../domain/exchange.js';
import { useCommand } from '../../session/use-command.js';
import { useWork } from '../../session/work.js';
import type { Sold } from './pay-step.js';
import type { Way } from './pay-ways.js';

/** Orders what is in the cart: paid by the customer, or with what they have brought back. */
export function usePayment(cart: Cart, proceed: (sold: Sold) => void) {
  const { exchange } = useWork();
  const { run, ...state } = useCommand();
  const expectedTotalMinor = cart.totals.total.amountMinor;
  const buy = async ({ family, token }: Way) => {
    const placed = await run(placeOrder, {
      cartId: cart.id,
      paymentMethodToken: token,
      expectedTotalMinor,
      returnUrl: `${location.origin}/tablet`,
    });
    if (placed) proceed({ placed, family, rest: null });
  };
  /** `way`: how the customer pays what the new goods cost more; null where they cost no more. */
  const swap = async (
    { returnId, planHash }: Exchange,
    way: Way | null,
    restTender: RefundTender = 'ORIGINAL',
  ) => {
    const done = await run(exchangeReturn, {
      returnId,
      planHash,
      cartId: cart.id,
      expectedTotalMinor,
      paymentMethodToken: way?.token ?? null,
      restTender,
    });
    if (!done) return;
    exchange.set(null);
    proceed(soldFor(done, way));
  };
  return { ...state, buy, swap };
}

/** What was exchanged, as a sale: what came back is the first of its payments, and paid already. */
export function soldFor(
  { placed, rest, returnOrder: { number } }: Exchanged,
  way: Pick<Way, 'family'> | null,
): Sold {
  const paymentIntent = placed.paymentIntents.at(-1) ?? null;
  const family = way?.family ?? 'EXCHANGE';
  return { placed: { ...placed, paymentIntent }, family, rest: rest && { ...rest, number } };
}
