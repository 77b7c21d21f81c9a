import type { CartForOrder, CartLineForOrder } from '../../carts/index.js';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { totalsOf } from '../../pricing/index.js';
import type { Source } from '../../sourcing/index.js';
import { orders } from '../data/store.js';
import { type Order, OrderLine, type OrderTerms } from '../domain/order.js';
import { keepDiscounts } from './keep-discounts.js';
import type { CartSources } from './source-cart.js';

/** Writes the order on the terms of the cart: prices, discounts, taxes and names are copied, and stay as they were. */
export async function writeOrder(
  work: Work,
  cart: CartForOrder,
  sources: CartSources,
  { expiresAt, locale }: Pick<OrderTerms, 'expiresAt' | 'locale'>,
): Promise<Order> {
  const totals = totalsOf({
    lines: cart.lines.map((line) => ({
      totalMinor: paidFor(line),
      rateBasisPoints: line.rateBasisPoints,
    })),
    shipping: {
      totalMinor: cart.shippingMinor,
      rateBasisPoints: cart.shippingRateBasisPoints,
    },
  });
  const id = newId();
  const terms: Omit<OrderTerms, 'number'> = {
    id,
    cartId: cart.id,
    channel: cart.channel,
    soldAt: cart.soldAt,
    customerId: cart.customerId,
    guestKey: cart.guestKey,
    assistedBy: cart.assistedBy,
    ...cart.contact,
    shippingAddress: cart.shippingAddress,
    billingAddress: cart.billingAddress,
    note: cart.note,
    locale,
    countryCode: cart.countryCode,
    currency: cart.currency,
    itemsMinor: totals.itemsMinor,
    shippingMinor: totals.shippingMinor,
    shippingRateBasisPoints: cart.shippingRateBasisPoints,
    totalMinor: totals.totalMinor,
    expiresAt,
    placedAt: work.now,
  };
  const lines = cart.lines.map((line, position) =>
    toOrderLine(id, line, position, {
      sources: sources.byLine.get(line.id) ?? [],
      taxMinor: totals.lineTaxes[position] ?? 0,
    }),
  );
  const order = await orders(work).place(terms, lines);
  await keepDiscounts(work, order, cart);
  return order;
}

function paidFor({ unitPriceMinor, quantity, discountMinor }: CartLineForOrder): number {
  return unitPriceMinor * quantity - discountMinor;
}

function toOrderLine(
  orderId: string,
  line: CartLineForOrder,
  position: number,
  given: { readonly sources: readonly Source[]; readonly taxMinor: number },
): OrderLine {
  const [first, ...others] = given.sources;
  const { variant } = line;
  if (!first) throw new Error(`cart line ${line.id} cannot be ordered`);
  return new OrderLine(
    newId(),
    orderId,
    position,
    variant.id,
    variant.sku,
    variant.full_title,
    variant.image,
    line.quantity,
    line.unitPriceMinor,
    line.discountMinor,
    paidFor(line),
    line.taxClass,
    line.rateBasisPoints,
    given.taxMinor,
    line.fulfilmentKind,
    others.length === 0 ? first.locationId : null,
    line.collectAt,
  );
}
