import type { Cart } from '../domain/cart.js';
import type { CartLineRow, CartRow } from './tables.js';

/** A cart that is just being written, as everybody reads it: its first event is the newest one. */
export function newRow(cart: Cart): CartRow {
  return {
    id: cart.id,
    state: cart.state,
    currency: cart.currency,
    country_code: cart.countryCode,
    channel: cart.channel,
    sold_at: cart.soldAt,
    customer_id: cart.customerId,
    guest_key: cart.guestKey,
    assisted_by: cart.assistedBy,
    email: cart.email,
    phone: cart.phone,
    first_name: cart.firstName,
    last_name: cart.lastName,
    shipping_address: cart.shippingAddress,
    billing_address: cart.billingAddress,
    fulfilment_kind: cart.fulfilmentKind,
    collect_at: cart.collectAt,
    note: cart.note,
    scanned: cart.scanned,
    discounts: cart.discounts,
    shipping_minor: cart.shippingMinor,
    shipping_rate_basis_points: cart.shippingRateBasisPoints,
    priced_at: cart.pricedAt,
    held_until: cart.heldUntil,
    merged_into: cart.mergedInto,
    version: cart.version,
    created_at: cart.createdAt,
    updated_at: cart.updatedAt,
    seq: 1,
    lines: cart.lines.map((line): CartLineRow => {
      const way = cart.wayOutOf(line);
      return {
        id: line.id,
        cart_id: line.cartId,
        variant_id: line.variantId,
        quantity: line.quantity,
        unit_price_minor: line.unitPriceMinor,
        compare_at_minor: line.compareAtMinor,
        discount_minor: line.discountMinor,
        tax_class: line.taxClass,
        rate_basis_points: line.rateBasisPoints,
        fulfilment_kind: line.fulfilmentKind,
        collect_at: line.collectAt,
        position: line.position,
        added_at: line.addedAt.toISOString(),
        currency: cart.currency,
        way_out: way.kind,
        way_place: way.collectAt,
      };
    }),
  };
}
