import {
  type ChosenWay,
  checkWay,
  type Offer,
  type PickedLine,
  readOffer,
  variantNotSold,
} from '../../../carts/index.js';
import { newId } from '../../../kernel/ids.js';
import { maxAmountMinor } from '../../../kernel/money.js';
import { isRefusal, type Refusal } from '../../../kernel/refusal.js';
import type { Channel } from '../../../platform/auth/actor.js';
import type { Work } from '../../../platform/commands/work.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import type { OutOfStockRefusal } from '../../../stock/index.js';
import { orders } from '../../data/store.js';
import { type Order, OrderLine } from '../../domain/order.js';
import { type ChangeRefusal, otherCountry } from '../../domain/refusals.js';
import { beginChange, type ChangeTarget } from './begin-change.js';
import type { ChangedOrder } from './cancel-order-lines.js';
import { finishChange } from './finish-change.js';
import { sendOutGoods } from './send-out-goods.js';

export interface AddOrderLines extends ChangeTarget {
  /** Each variant once. */
  readonly lines: readonly PickedLine[];
  /** How they reach the buyer; null for the way of the first goods that are still to come. */
  readonly way: ChosenWay | null;
}

type AddRefusal =
  | ChangeRefusal
  | OutOfStockRefusal
  | Refusal<'VariantNotSold' | 'PickupNotOffered' | 'CountryNotServed' | 'OtherCountry'>;

/**
 * Adds goods to an order, at the prices of now, as lines of their own. They are reserved at once, and asked for as one
 * more payment as far as the others do not hold enough; where nobody pays it in three days, they go back on sale. Refuses
 * what is not sold here and now (VariantNotSold), and what no place has (OutOfStock).
 */
export async function addOrderLines(
  work: Work,
  input: AddOrderLines,
): Promise<ChangedOrder | AddRefusal> {
  const change = await beginChange(work, input);
  if (isRefusal(change)) return change;
  const { order } = change;
  const way = input.way ?? wayOf(order);
  const refused = await checkDestination(work, order, way);
  if (refused) return refused;
  const variantIds = input.lines.map(({ variantId }) => variantId);
  const offer = await readOffer(work.db, order, variantIds, work.now);
  const missing = variantIds.filter((id) => !offer.quotes.has(id));
  if (missing.length > 0) return variantNotSold({ variantIds: missing });
  const added = linesOf(order, input.lines, offer, way);
  order.lines.push(...added);
  if (order.keptMinor > maxAmountMinor)
    throw new RequestError('BAD_USER_INPUT', 'The total of this order would be too high.');
  const goods = added.map((line) => {
    const { quantity, totalMinor } = line;
    return { line, quantity, totalMinor };
  });
  const planned = await sendOutGoods(work, change, { goods, chargedMinor: 0 });
  if (isRefusal(planned)) return planned;
  await orders(work).extend(order, added);
  const lines = added.map(({ sku, quantity }) => ({ sku, quantity }));
  return finishChange(work, change, {
    planned,
    reason: 'goods were added',
    type: 'OrderExtended',
    facts: { lines },
  });
}

function wayOf({ lines }: Order): ChosenWay {
  const next = lines.find((line) => line.open > 0 && line.fulfilmentKind !== 'COUNTER');
  if (!next) throw new RequestError('BAD_USER_INPUT', 'Say how the goods reach their buyer.');
  return { kind: next.fulfilmentKind, collectAt: next.collectAt };
}

async function checkDestination(
  work: Work,
  order: Order,
  way: ChosenWay,
): Promise<Refusal<'PickupNotOffered' | 'OtherCountry'> | undefined> {
  const { shippingAddress: address, countryCode } = order;
  if (way.kind === 'SHIP') {
    if (!address) throw new RequestError('BAD_USER_INPUT', 'This order has no address yet.');
    const abroad = address.countryCode !== countryCode;
    return abroad ? otherCountry({ countryCode: address.countryCode }) : undefined;
  }
  if (way.kind === 'COUNTER')
    throw new RequestError('BAD_USER_INPUT', 'Goods of an order are collected, or sent.');
  return checkWay(work, { ...work.caller, channel: order.channel as Channel }, way);
}

/** The taxes of the new lines are worked out with those of the others, once the fee for sending is known. */
function linesOf(
  order: Order,
  picked: readonly PickedLine[],
  { quotes, variants }: Offer,
  way: ChosenWay,
): OrderLine[] {
  const variantById = new Map(variants.map((variant) => [variant.id, variant]));
  const last = order.lines.reduce((highest, line) => Math.max(highest, line.position), -1);
  return picked.map(({ variantId, quantity }, place) => {
    const quote = quotes.get(variantId);
    const variant = variantById.get(variantId);
    if (!quote || !variant) throw new Error(`variant ${variantId} has no quote`);
    return new OrderLine(
      newId(),
      order.id,
      last + 1 + place,
      variantId,
      variant.sku,
      variant.full_title,
      variant.image,
      quantity,
      quote.amountMinor,
      0,
      quote.amountMinor * quantity,
      quote.taxClass,
      quote.rateBasisPoints,
      0,
      way.kind,
      null,
      way.collectAt,
    );
  });
}
