import type { Address } from '../../customers/index.js';
import type { Channel } from '../../platform/auth/actor.js';
import type { CartState } from '../domain/cart-lifecycle.js';
import type { WayOut } from '../domain/cart-line.js';
import type { CartDiscount } from '../domain/discount.js';

interface CartColumns {
  id: string;
  state: CartState;
  currency: string;
  country_code: string;
  channel: Channel;
  sold_at: string | null;
  customer_id: string | null;
  guest_key: string | null;
  assisted_by: string | null;
  email: string | null;
  phone: string | null;
  first_name: string | null;
  last_name: string | null;
  shipping_address: Address | null;
  billing_address: Address | null;
  fulfilment_kind: WayOut | null;
  collect_at: string | null;
  note: string | null;
  discounts: readonly CartDiscount[];
  shipping_minor: number;
  shipping_rate_basis_points: number;
  priced_at: Date;
  scanned: boolean;
  held_until: Date | null;
  merged_into: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

interface CartLineColumns {
  id: string;
  cart_id: string;
  variant_id: string;
  quantity: number;
  unit_price_minor: number;
  compare_at_minor: number | null;
  discount_minor: number;
  tax_class: string;
  rate_basis_points: number;
  fulfilment_kind: WayOut | null;
  collect_at: string | null;
  position: number;
}

export interface CartTables {
  cart: CartColumns;
  cart_line: CartLineColumns & { added_at: Date };
}

/** A line as the graph reads it, with the way that it really goes. */
export interface CartLineRow extends CartLineColumns {
  /** As JSON carries it: ISO 8601. */
  readonly added_at: string;
  readonly currency: string;
  readonly way_out: WayOut | null;
  readonly way_place: string | null;
}

/** A cart as the graph reads it: whole, at one instant, with the number of its newest event. */
export interface CartRow extends CartColumns {
  readonly seq: number;
  readonly lines: readonly CartLineRow[];
}
