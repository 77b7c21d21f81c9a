import { isRefusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { CartRow } from '../data/tables.js';
import type { CartAdjustment } from '../domain/adjustments.js';
import { readAgain } from './loaders.js';

/** An adjustment with the currency that its amounts are in. */
export interface AdjustmentRow extends CartAdjustment {
  readonly currency: string;
}

/** Turns the answer of an edit into the payload of its mutation: the cart as it is now. */
export async function cartPayload<T extends object>(
  answer: T,
  context: RequestContext,
): Promise<object> {
  if (isRefusal(answer)) return answer;
  const { cartId, adjustments } = answer as unknown as {
    cartId: string;
    adjustments: readonly CartAdjustment[];
  };
  const cart = await readAgain(context, cartId);
  const currency = cart?.currency ?? '';
  return { cart, adjustments: adjustments.map((each) => ({ ...each, currency })) };
}

/** The same with the line that was split off. */
export async function splitPayload<T extends object>(
  answer: T,
  context: RequestContext,
): Promise<object> {
  const payload = await cartPayload(answer, context);
  if (isRefusal(answer)) return payload;
  const { lineId } = answer as unknown as { lineId: string };
  const { cart } = payload as { cart: CartRow | null };
  return { ...payload, line: cart?.lines.find(({ id }) => id === lineId) ?? null };
}
