import { Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { type ShownVariant, VariantType, variantLoader } from '../../catalog/index.js';
import { hoursLoader, LocationType, locationLoader, readyAt } from '../../locations/index.js';
import { isStaff, worksAt } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { type Band, bandOf, StockBandEnum } from '../../stock/index.js';
import type { ProblemRow } from '../data/problems.js';
import type { CartLineRow } from '../data/tables.js';
import { sentenceOf } from '../domain/problems.js';
import type { WayRow } from './cart-fields.js';
import { CartFulfilmentType, CartLineType, CartProblemType, DeliveryGroupType } from './types.js';

function locationOf(way: { readonly locationId: string | null }, context: RequestContext) {
  return way.locationId === null ? null : context.loaders.of(locationLoader).load(way.locationId);
}

@Resolver(() => CartLineType)
export class CartLineFields {
  @FieldResolver(() => ID, { description: 'The id to name this line by when it is changed.' })
  id(@Root() line: CartLineRow): string {
    return toGlobalId('CartLine', line.id);
  }

  @FieldResolver(() => VariantType, { description: 'What is picked.' })
  variant(@Root() line: CartLineRow, @Ctx() context: RequestContext): Promise<ShownVariant | null> {
    return context.loaders.of(variantLoader).load(line.variant_id);
  }

  @FieldResolver(() => MoneyType, {
    description: 'What one costs, tax included, as it was quoted.',
  })
  unitPrice(@Root() line: CartLineRow): MoneyType {
    return toMoney(line.unit_price_minor, line.currency);
  }

  @FieldResolver(() => MoneyType, {
    nullable: true,
    description: 'What one used to cost; null where there is no reduction.',
  })
  compareAtPrice(@Root() line: CartLineRow): MoneyType | null {
    return line.compare_at_minor === null ? null : toMoney(line.compare_at_minor, line.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'What discounts take off all of them.' })
  discount(@Root() line: CartLineRow): MoneyType {
    return toMoney(line.discount_minor, line.currency);
  }

  @FieldResolver(() => MoneyType, {
    description: 'What all of them cost, less discounts, tax included.',
  })
  total(@Root() line: CartLineRow): MoneyType {
    return toMoney(line.unit_price_minor * line.quantity - line.discount_minor, line.currency);
  }

  @FieldResolver(() => Int, {
    description: 'The tax that is included, in basis points: 2000 is 20 %.',
  })
  taxRateBasisPoints(@Root() line: CartLineRow): number {
    return line.rate_basis_points;
  }

  @FieldResolver(() => CartFulfilmentType, {
    nullable: true,
    description: 'How it will reach the buyer; null before that is chosen.',
  })
  fulfilment(@Root() line: CartLineRow): WayRow | null {
    const { way_out: kind, way_place: locationId } = line;
    return kind && { kind, locationId, lines: [] };
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was first put into the cart.' })
  addedAt(@Root() line: CartLineRow): Date {
    return new Date(line.added_at);
  }
}

@Resolver(() => CartFulfilmentType)
export class CartFulfilmentFields {
  @FieldResolver(() => LocationType, {
    nullable: true,
    description: 'The store where they are collected; null where they are sent.',
  })
  location(@Root() way: WayRow, @Ctx() context: RequestContext) {
    return locationOf(way, context);
  }
}

@Resolver(() => DeliveryGroupType)
export class DeliveryGroupFields {
  @FieldResolver(() => LocationType, {
    nullable: true,
    description: 'Where they are collected.',
  })
  location(@Root() group: WayRow, @Ctx() context: RequestContext) {
    return locationOf(group, context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When an order of now could be collected; null where it is sent.',
  })
  async readyAt(@Root() group: WayRow, @Ctx() context: RequestContext): Promise<Date | null> {
    if (group.locationId === null) return null;
    if (group.kind === 'COUNTER') return context.gateway.clock.now();
    const location = await context.loaders.of(hoursLoader).load(group.locationId);
    return location && readyAt(location, context.gateway.clock.now());
  }
}

@Resolver(() => CartProblemType)
export class CartProblemFields {
  @FieldResolver(() => String, {
    description: 'A sentence for people, in the language of the request.',
  })
  message(@Root() problem: ProblemRow, @Ctx() { locale }: RequestContext): string {
    return sentenceOf(problem, locale);
  }

  @FieldResolver(() => StockBandEnum, {
    nullable: true,
    description: 'How many there are, where that is the problem.',
  })
  band(@Root() { available }: ProblemRow): Band | null {
    return available === null ? null : bandOf(available);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many there are exactly. Null for the public.',
  })
  available(@Root() problem: ProblemRow, @Ctx() { actor }: RequestContext): number | null {
    const { locationId, available } = problem;
    const maySee = locationId === null ? isStaff(actor) : worksAt(actor, locationId);
    return maySee ? available : null;
  }

  @FieldResolver(() => LocationType, {
    nullable: true,
    description: 'Where they were looked for.',
  })
  location(@Root() problem: ProblemRow, @Ctx() context: RequestContext) {
    return locationOf(problem, context);
  }

  @FieldResolver(() => MoneyType, {
    nullable: true,
    description: 'What one costs now, where that is the problem.',
  })
  priceNow(@Root() { nowMinor, line }: ProblemRow): MoneyType | null {
    return nowMinor === null ? null : toMoney(nowMinor, line.currency);
  }
}
