import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import {
  AddressType,
  type CustomerRow,
  CustomerType,
  StaffMemberType,
  type StaffRow,
  staffLoader,
  visibleCustomer,
} from '../../customers/index.js';
import { toCursor } from '../../platform/events/cursor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { findProblems, type ProblemRow } from '../data/problems.js';
import type { CartLineRow, CartRow } from '../data/tables.js';
import type { WayOut } from '../domain/cart-line.js';
import { type Missing, missingOf } from '../domain/missing.js';
import { quotedUntil } from '../domain/quote.js';
import { cartStream } from '../events.js';
import { CartMissingEnum } from './enums.js';
import { cartTotals } from './totals.js';
import { CartTotalsType } from './totals-types.js';
import {
  CartContactType,
  CartFulfilmentType,
  CartProblemType,
  CartType,
  DeliveryGroupType,
} from './types.js';

/** Some lines that go the same way; also the way itself, for a cart or a line. */
export interface WayRow {
  readonly kind: WayOut | null;
  readonly locationId: string | null;
  readonly lines: readonly CartLineRow[];
}

@Resolver(() => CartType)
export class CartFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this cart.' })
  id(@Root() cart: CartRow): string {
    return toGlobalId('Cart', cart.id);
  }

  @FieldResolver(() => CartContactType, {
    nullable: true,
    description: 'How to reach the buyer.',
  })
  contact(@Root() cart: CartRow): CartContactType | null {
    const { email, phone, first_name: firstName, last_name: lastName } = cart;
    if (email === null || firstName === null || lastName === null) return null;
    return { email, phone, firstName, lastName };
  }

  @FieldResolver(() => AddressType, { nullable: true, description: 'Where the goods are sent.' })
  shippingAddress(@Root() cart: CartRow): AddressType | null {
    return cart.shipping_address;
  }

  @FieldResolver(() => AddressType, {
    nullable: true,
    description: 'Where the invoice goes; null for the shipping address.',
  })
  billingAddress(@Root() cart: CartRow): AddressType | null {
    return cart.billing_address;
  }

  @FieldResolver(() => CartFulfilmentType, {
    nullable: true,
    description: 'How its goods reach the buyer, where a line does not say otherwise.',
  })
  fulfilment(@Root() cart: CartRow): WayRow | null {
    const { fulfilment_kind: kind, collect_at: locationId } = cart;
    return kind && { kind, locationId, lines: [] };
  }

  @FieldResolver(() => [DeliveryGroupType], { description: 'Its lines by the way they go.' })
  deliveryGroups(@Root() cart: CartRow): WayRow[] {
    const groups = Map.groupBy(cart.lines, (line) => `${line.way_out} ${line.way_place}`);
    return [...groups.values()].map((lines) => ({
      kind: lines[0]?.way_out ?? null,
      locationId: lines[0]?.way_place ?? null,
      lines,
    }));
  }

  @FieldResolver(() => CartTotalsType, { description: 'What it costs.' })
  totals(@Root() cart: CartRow): CartTotalsType {
    const money = (minor: number) => toMoney(minor, cart.currency);
    const totals = cartTotals(cart);
    return {
      items: money(totals.itemsMinor),
      discount: money(cart.lines.reduce((sum, line) => sum + line.discount_minor, 0)),
      shipping: money(totals.shippingMinor),
      tax: money(totals.taxLines.reduce((sum, line) => sum + line.taxMinor, 0)),
      total: money(totals.totalMinor),
      taxLines: totals.taxLines.map((line) => ({
        rateBasisPoints: line.rateBasisPoints,
        net: money(line.netMinor),
        tax: money(line.taxMinor),
        gross: money(line.grossMinor),
      })),
    };
  }

  @FieldResolver(() => [CartProblemType], { description: 'What keeps lines from being bought.' })
  problems(@Root() cart: CartRow, @Ctx() context: RequestContext): Promise<ProblemRow[]> {
    return findProblems(context.db, cart, context.gateway.clock.now());
  }

  @FieldResolver(() => [CartMissingEnum], {
    description: 'What is needed before it can be ordered.',
  })
  missing(@Root() cart: CartRow): Missing[] {
    return missingOf({
      wayOuts: cart.lines.map((line) => line.way_out),
      hasContact: this.contact(cart) !== null,
      hasShippingAddress: cart.shipping_address !== null,
    });
  }

  @FieldResolver(() => DateTimeScalar, {
    description: 'Until when these prices are kept for the buyer.',
  })
  quotedUntil(@Root() cart: CartRow): Date {
    return quotedUntil(cart.priced_at);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the stock of its lines is kept; null where none is.',
  })
  heldUntil(@Root() cart: CartRow, @Ctx() context: RequestContext): Date | null {
    const { held_until: until } = cart;
    return until && until > context.gateway.clock.now() ? until : null;
  }

  @FieldResolver(() => CustomerType, {
    nullable: true,
    description: 'Whose cart it is; null for a guest, and for those who may not see the customer.',
  })
  customer(
    @Root() cart: CartRow,
    @Ctx() context: RequestContext,
  ): Promise<CustomerRow | null> | null {
    return cart.customer_id === null ? null : visibleCustomer(cart.customer_id, context);
  }

  @FieldResolver(() => StaffMemberType, { nullable: true, description: 'Who helps the buyer.' })
  assistedBy(
    @Root() cart: CartRow,
    @Ctx() context: RequestContext,
  ): Promise<StaffRow | null> | null {
    return cart.assisted_by === null
      ? null
      : context.loaders.of(staffLoader).load(cart.assisted_by);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was begun.' })
  createdAt(@Root() cart: CartRow): Date {
    return cart.created_at;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt(@Root() cart: CartRow): Date {
    return cart.updated_at;
  }

  @FieldResolver(() => String, {
    description:
      'The cursor of its newest event: read the cart, then follow `cartEvents` after it.',
  })
  eventsCursor(@Root() cart: CartRow): string {
    return toCursor(cartStream(cart.id), cart.seq);
  }
}
