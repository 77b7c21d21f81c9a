import { type ChosenWay, checkWay } from '../../../carts/index.js';
import type { Address } from '../../../customers/index.js';
import { isRefusal, type Refusal } from '../../../kernel/refusal.js';
import type { Channel } from '../../../platform/auth/actor.js';
import type { Work } from '../../../platform/commands/work.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { type OutOfStockRefusal, releaseForOrder } from '../../../stock/index.js';
import type { Order, OrderLine } from '../../domain/order.js';
import { type ChangeRefusal, goodsInPreparation, otherCountry } from '../../domain/refusals.js';
import { beginChange, type Change, type ChangeTarget } from './begin-change.js';
import type { ChangedOrder } from './cancel-order-lines.js';
import { finishChange } from './finish-change.js';
import { sendOutGoods } from './send-out-goods.js';
import { type GoodsTakenOut, takeOutGoods } from './take-out-goods.js';

export interface ChangeOrderDelivery extends ChangeTarget {
  /** Null where the goods go as they do, and only the address changes. */
  readonly way: ChosenWay | null;
  /** Only these lines; all that is still to come where it is left out. */
  readonly lineIds?: readonly string[] | undefined;
  /** Null where it stays as it is. */
  readonly shippingAddress: Address | null;
}

export type DeliveryRefusal =
  | ChangeRefusal
  | OutOfStockRefusal
  | Refusal<'PickupNotOffered' | 'CountryNotServed' | 'OtherCountry'>;

const reason = 'the buyer wants it another way';

/**
 * Sends what is still to come of an order another way: from a store to an address, from an address to a store, to another
 * store, or to another address. What has been reserved goes back on sale, and the goods are reserved where they come from
 * now, in one transaction. A fee for sending that the order did not have is one more payment. Refuses what is being
 * prepared (GoodsInPreparation), what no place has that serves this way (OutOfStock, PickupNotOffered), and another
 * country (OtherCountry).
 */
export async function changeOrderDelivery(
  work: Work,
  input: ChangeOrderDelivery,
): Promise<ChangedOrder | DeliveryRefusal> {
  const change = await beginChange(work, input, input.lineIds);
  if (isRefusal(change)) return change;
  const { order } = change;
  const { way } = input;
  const refused =
    setAddress(change, input) ?? (way ? await checkPlace(work, order, way) : undefined);
  if (refused) return refused;
  const lines = way ? redirected(order, way, input.lineIds) : [];
  const units = lines.map((line) => ({ orderLineId: line.id, quantity: line.open }));
  const out = takeOutGoods(work, change, units, reason);
  if (isRefusal(out)) return out;
  await work.em.flush();
  await releaseForOrder(work, { orderId: order.id, lines: out.parts });
  const { chargedMinor } = out;
  const goods = lines.map((line) => goodsOf(line, out));
  const planned = goods.length > 0 ? await sendOutGoods(work, change, { goods, chargedMinor }) : [];
  if (isRefusal(planned)) return planned;
  return finishChange(work, change, {
    planned,
    reason,
    type: 'OrderDeliveryChanged',
    facts: { kind: way?.kind ?? 'SHIP', locationId: way?.collectAt ?? null, skus: skusOf(lines) },
  });
}

function checkPlace(work: Work, order: Order, way: ChosenWay) {
  if (way.kind === 'COUNTER')
    throw new RequestError('BAD_USER_INPUT', 'Goods of an order are collected, or sent.');
  return checkWay(work, { ...work.caller, channel: order.channel as Channel }, way);
}

/** Taxes follow the country, so it stays the same; a parcel that is being packed goes where it was to go. */
function setAddress(
  { order, all }: Change,
  { shippingAddress, way }: ChangeOrderDelivery,
): Refusal<'OtherCountry' | 'GoodsInPreparation'> | undefined {
  const address = shippingAddress ?? order.shippingAddress;
  if (way?.kind === 'SHIP' && address === null)
    throw new RequestError('BAD_USER_INPUT', 'Say where the goods are sent: `shippingAddress`.');
  if (address && address.countryCode !== order.countryCode && (shippingAddress || way))
    return otherCountry({ countryCode: address.countryCode });
  if (shippingAddress === null) return undefined;
  const late = all.filter((each) => each.kind === 'SHIP' && !each.isEnded && !each.isUntouched);
  if (late.length > 0)
    return goodsInPreparation({ skus: late.flatMap(({ lines }) => lines.map(({ sku }) => sku)) });
  order.shippingAddress = shippingAddress;
  return undefined;
}

/** The lines that go another way from now on, as far as they do. */
function redirected(
  order: Order,
  way: ChosenWay,
  lineIds: readonly string[] | undefined,
): OrderLine[] {
  const lines = order.lines.filter(
    (line) =>
      line.open > 0 &&
      line.fulfilmentKind !== 'COUNTER' &&
      (lineIds?.includes(line.id) ?? true) &&
      (line.fulfilmentKind !== way.kind || line.collectAt !== way.collectAt),
  );
  for (const line of lines) line.redirect(way);
  return lines;
}

function goodsOf(line: OrderLine, { parts }: GoodsTakenOut) {
  const own = parts.filter(({ orderLineId }) => orderLineId === line.id);
  const quantity = own.reduce((sum, part) => sum + part.quantity, 0);
  const paidMinor = own.reduce((sum, part) => sum + part.totalMinor, 0);
  return { line, quantity, totalMinor: paidMinor };
}

function skusOf(lines: readonly OrderLine[]): string[] {
  return lines.map(({ sku }) => sku);
}
