import type { FulfilmentKind } from '../../fulfilment/index.js';
import type { OrderState } from '../domain/order-lifecycle.js';

export interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly cart_id: string;
  readonly state: OrderState;
  readonly channel: string;
  readonly sold_at: string | null;
  readonly customer_id: string | null;
  readonly guest_key: string | null;
  readonly assisted_by: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly first_name: string;
  readonly last_name: string;
  readonly shipping_address: Record<string, string> | null;
  readonly billing_address: Record<string, string> | null;
  readonly note: string | null;
  readonly locale: string;
  readonly country_code: string;
  readonly currency: string;
  readonly items_minor: number;
  readonly shipping_minor: number;
  readonly shipping_rate_basis_points: number;
  readonly total_minor: number;
  readonly hold_reason: string | null;
  readonly expires_at: Date | null;
  readonly placed_at: Date;
  readonly confirmed_at: Date | null;
  readonly ended_at: Date | null;
  readonly version: number;
}

/** A line of an order, as it is read. */
export interface OrderLineRow {
  readonly id: string;
  readonly order_id: string;
  readonly position: number;
  readonly variant_id: string;
  readonly sku: string;
  readonly title: Record<string, string>;
  readonly image: Record<string, unknown> | null;
  readonly quantity: number;
  readonly fulfilled: number;
  readonly cancelled: number;
  readonly returned: number;
  readonly undelivered: number;
  readonly unit_price_minor: number;
  readonly discount_minor: number;
  readonly total_minor: number;
  readonly tax_class: string;
  readonly rate_basis_points: number;
  readonly tax_minor: number;
  readonly fulfilment_kind: FulfilmentKind;
  readonly stock_from: string | null;
  readonly collect_at: string | null;
}

/** What was taken off an order as a whole, or off one line of it; append-only. */
export interface OrderAdjustmentRow {
  readonly id: string;
  readonly order_id: string;
  readonly order_line_id: string | null;
  readonly kind: 'MANUAL';
  readonly basis_points: number | null;
  readonly asked_minor: number | null;
  readonly minimum_minor: number;
  readonly amount_minor: number;
  readonly reason_code: string;
  readonly note: string | null;
  readonly given_by_kind: string;
  readonly given_by: string;
  readonly given_at: Date;
  readonly approved_by: string | null;
}

export interface OrderAdjustmentShareRow {
  readonly adjustment_id: string;
  readonly order_line_id: string;
  readonly amount_minor: number;
}

/** What is asked for because an order was changed; append-only. */
export interface OrderChangePaymentRow {
  readonly intent_id: string;
  readonly order_id: string;
  /** What goes back on sale where it is not paid. */
  readonly fulfilment_ids: readonly string[];
  readonly asked_at: Date;
}

export interface OrderTables {
  order_change_payment: OrderChangePaymentRow;
  sales_order: OrderRow;
  order_line: OrderLineRow;
  order_adjustment: OrderAdjustmentRow;
  order_adjustment_share: OrderAdjustmentShareRow;
}
