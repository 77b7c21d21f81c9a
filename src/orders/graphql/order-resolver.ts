import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { VariantType, variantLoader } from '../../catalog/index.js';
import { AddressType } from '../../customers/index.js';
import {
  FulfilmentKindEnum,
  FulfilmentType,
  fulfilmentsByOrderLoader,
} from '../../fulfilment/index.js';
import { type LocationRow, LocationType, locationLoader } from '../../locations/index.js';
import { intentsByOrderLoader, PaymentIntentType, type ReadIntent } from '../../payments/index.js';
import { toCursor } from '../../platform/events/cursor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { totalsOf } from '../../pricing/index.js';
import type { OrderView } from '../data/reads.js';
import type { OrderLineRow } from '../data/tables.js';
import { keptUntil } from '../domain/kept-until.js';
import { linesByOrderLoader, orderLoader } from './loaders.js';
import { nextActionsOf } from './next-actions.js';
import { ownIntents } from './own-intents.js';
import {
  OrderContactType,
  OrderLineType,
  OrderTaxLineType,
  OrderTotalsType,
  OrderType,
} from './types.js';
import { isOwn } from './visible.js';

@Resolver(() => OrderType)
export class OrderResolver {
  @FieldResolver(() => ID, { description: 'The opaque id of this order.' })
  id(@Root() row: OrderView): string {
    return toGlobalId('Order', row.id);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was placed.' })
  placedAt(@Root() row: OrderView): Date {
    return row.placed_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When its payment was promised; null before.',
  })
  confirmedAt(@Root() row: OrderView): Date | null {
    return row.confirmed_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the goods are kept for a payment that has not been made.',
  })
  async expiresAt(@Root() row: OrderView, @Ctx() context: RequestContext): Promise<Date | null> {
    if (row.state !== 'PENDING_PAYMENT') return null;
    const intents = (await context.loaders.of(intentsByOrderLoader).load(row.id)) ?? [];
    return keptUntil(row.expires_at, intents);
  }

  @FieldResolver(() => LocationType, {
    nullable: true,
    description: 'The store in which it was sold, wherever its goods lie; null where none was.',
  })
  async soldAt(
    @Root() row: OrderView,
    @Ctx() context: RequestContext,
  ): Promise<LocationRow | null> {
    if (row.sold_at === null) return null;
    return context.loaders.of(locationLoader).load(row.sold_at);
  }

  @FieldResolver(() => OrderContactType, {
    nullable: true,
    description:
      'Who ordered; null for somebody at the counter who gave no name. The people of a location see the name only.',
  })
  contact(@Root() row: OrderView, @Ctx() context: RequestContext): OrderContactType | null {
    if (row.email === null && row.last_name === '') return null;
    const own = isOwn(row, context);
    return {
      firstName: row.first_name,
      lastName: row.last_name,
      email: own ? row.email : null,
      phone: own ? row.phone : null,
    };
  }

  @FieldResolver(() => AddressType, {
    nullable: true,
    description: 'Where goods are sent. Null where nothing is, and for the people of a location.',
  })
  shippingAddress(@Root() row: OrderView, @Ctx() context: RequestContext): object | null {
    return isOwn(row, context) ? row.shipping_address : null;
  }

  @FieldResolver(() => [OrderLineType], { description: 'The goods.' })
  lines(@Root() row: OrderView, @Ctx() context: RequestContext) {
    return context.loaders.of(linesByOrderLoader).load(row.id);
  }

  @FieldResolver(() => OrderTotalsType, { description: 'What it costs, tax included.' })
  totals(@Root() row: OrderView): TotalsView {
    const money = (minor: number) => toMoney(minor, row.currency);
    return {
      order: row,
      items: money(row.items_minor),
      shipping: money(row.shipping_minor),
      total: money(row.total_minor),
    };
  }

  @FieldResolver(() => [FulfilmentType], { description: 'How the goods reach the buyer.' })
  fulfilments(@Root() row: OrderView, @Ctx() context: RequestContext) {
    return context.loaders.of(fulfilmentsByOrderLoader).load(row.id);
  }

  @FieldResolver(() => PaymentIntentType, {
    nullable: true,
    description:
      'The payment, the first where there are several. Null where nothing is owed, and for the people of a location.',
  })
  async paymentIntent(@Root() row: OrderView, @Ctx() context: RequestContext) {
    const [first = null] = await this.paymentIntents(row, context);
    return first;
  }

  @FieldResolver(() => [PaymentIntentType], {
    description:
      'All payments of the order, in the order in which money is drawn from them when goods leave. It is confirmed once all of them together hold what it costs. Empty where nothing is owed, and for the people of a location; shares of other people are left out.',
  })
  paymentIntents(@Root() row: OrderView, @Ctx() context: RequestContext): Promise<ReadIntent[]> {
    return ownIntents(row, context);
  }

  @FieldResolver(() => [String], { description: 'The mutations that you can call now.' })
  nextActions(@Root() row: OrderView, @Ctx() context: RequestContext): Promise<string[]> {
    return nextActionsOf(row, context);
  }

  @FieldResolver(() => String, {
    description:
      'The cursor of the newest event at the moment of reading: subscribe after it and nothing is missed.',
  })
  eventsCursor(@Root() row: OrderView): string {
    return toCursor(`order:${row.id}`, row.events_seq);
  }
}

/** The sums as they were agreed; the tax in them is worked out for those who ask. */
type TotalsView = Omit<OrderTotalsType, 'taxLines'> & { readonly order: OrderView };

@Resolver(() => OrderTotalsType)
export class OrderTotalsResolver {
  @FieldResolver(() => MoneyType, { description: 'What discounts took off the goods.' })
  async discount(
    @Root() { order }: TotalsView,
    @Ctx() context: RequestContext,
  ): Promise<MoneyType> {
    const lines = (await context.loaders.of(linesByOrderLoader).load(order.id)) ?? [];
    const discountMinor = lines.reduce((sum, line) => sum + line.discount_minor, 0);
    return toMoney(discountMinor, order.currency);
  }

  @FieldResolver(() => [OrderTaxLineType], {
    description: 'The tax within the total, by rate.',
  })
  async taxLines(
    @Root() { order }: TotalsView,
    @Ctx() context: RequestContext,
  ): Promise<OrderTaxLineType[]> {
    const lines = (await context.loaders.of(linesByOrderLoader).load(order.id)) ?? [];
    const { taxLines } = totalsOf({
      lines: lines.map((line) => ({
        totalMinor: line.total_minor,
        rateBasisPoints: line.rate_basis_points,
      })),
      shipping: {
        totalMinor: order.shipping_minor,
        rateBasisPoints: order.shipping_rate_basis_points,
      },
    });
    const money = (minor: number) => toMoney(minor, order.currency);
    return taxLines.map((line) => ({
      rateBasisPoints: line.rateBasisPoints,
      net: money(line.netMinor),
      tax: money(line.taxMinor),
      gross: money(line.grossMinor),
    }));
  }
}

@Resolver(() => OrderLineType)
export class OrderLineResolver {
  @FieldResolver(() => ID, { description: 'The opaque id of this line.' })
  id(@Root() row: OrderLineRow): string {
    return toGlobalId('OrderLine', row.id);
  }

  @FieldResolver(() => String, {
    description: 'The name of the goods, in the language of the request.',
  })
  title(@Root() row: OrderLineRow, @Ctx() context: RequestContext): string {
    return row.title[context.locale] ?? Object.values(row.title)[0] ?? row.sku;
  }

  @FieldResolver(() => VariantType, {
    nullable: true,
    description: 'The variant as it is sold today; null where it no longer is.',
  })
  variant(@Root() row: OrderLineRow, @Ctx() context: RequestContext) {
    return context.loaders.of(variantLoader).load(row.variant_id);
  }

  @FieldResolver(() => FulfilmentKindEnum, { description: 'How these goods reach the buyer.' })
  fulfilmentKind(@Root() row: OrderLineRow): string {
    return row.fulfilment_kind;
  }
}

@Resolver(() => OrderLineType)
export class OrderLineMoneyResolver {
  @FieldResolver(() => MoneyType, { description: 'The price of one unit, tax included.' })
  async unitPrice(@Root() row: OrderLineRow, @Ctx() context: RequestContext): Promise<MoneyType> {
    return toMoney(row.unit_price_minor, await currencyOf(row, context));
  }

  @FieldResolver(() => MoneyType, { description: 'What discounts take off all units.' })
  async discount(@Root() row: OrderLineRow, @Ctx() context: RequestContext): Promise<MoneyType> {
    return toMoney(row.discount_minor, await currencyOf(row, context));
  }

  @FieldResolver(() => MoneyType, {
    description: 'What all units cost together, less discounts, tax included.',
  })
  async total(@Root() row: OrderLineRow, @Ctx() context: RequestContext): Promise<MoneyType> {
    return toMoney(row.total_minor, await currencyOf(row, context));
  }

  @FieldResolver(() => MoneyType, { description: 'The tax within the total.' })
  async tax(@Root() row: OrderLineRow, @Ctx() context: RequestContext): Promise<MoneyType> {
    return toMoney(row.tax_minor, await currencyOf(row, context));
  }
}

async function currencyOf(row: OrderLineRow, context: RequestContext): Promise<string> {
  const order = await context.loaders.of(orderLoader).load(row.order_id);
  if (!order) throw new Error(`order ${row.order_id} does not exist`);
  return order.currency;
}
