import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { LocationType, locationLoader } from '../../locations/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { ShownPayout } from '../data/payouts.js';
import type { TillSessionRow } from '../data/tables.js';
import { PayoutType, TillSessionType } from './till-types.js';

@Resolver(() => TillSessionType)
export class TillSessionFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this till.' })
  id(@Root() till: TillSessionRow): string {
    return toGlobalId('TillSession', till.id);
  }

  @FieldResolver(() => LocationType, { nullable: true, description: 'Where it stands.' })
  location(@Root() till: TillSessionRow, @Ctx() context: RequestContext) {
    return context.loaders.of(locationLoader).load(till.location_id);
  }

  @FieldResolver(() => MoneyType, { description: 'What should lie in it.' })
  cash(@Root() till: TillSessionRow): MoneyType {
    return toMoney(till.cash_minor, till.currency);
  }

  @FieldResolver(() => MoneyType, {
    nullable: true,
    description: 'What was counted; null while it is open.',
  })
  counted(@Root() till: TillSessionRow): MoneyType | null {
    return till.counted_minor === null ? null : toMoney(till.counted_minor, till.currency);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was opened.' })
  openedAt(@Root() till: TillSessionRow): Date {
    return till.opened_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was counted and closed.',
  })
  closedAt(@Root() till: TillSessionRow): Date | null {
    return till.closed_at;
  }
}

@Resolver(() => PayoutType)
export class PayoutFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this payout.' })
  id(@Root() payout: ShownPayout): string {
    return toGlobalId('Payout', payout.id);
  }

  @FieldResolver(() => MoneyType, { description: 'How much.' })
  amount(@Root() payout: ShownPayout): MoneyType {
    return toMoney(payout.amount_minor, payout.currency);
  }

  @FieldResolver(() => Boolean, {
    description: 'True where it is handed out from a till; otherwise the bank sends it.',
  })
  inCash(@Root() payout: ShownPayout): boolean {
    return payout.provider === 'cash';
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The line of the bank whose money goes back, where it is one.',
  })
  returnsBankLine(@Root() payout: ShownPayout): string | null {
    return payout.returned_line;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Since when it is owed.' })
  owedSince(@Root() payout: ShownPayout): Date {
    return payout.made_at;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it went out.' })
  paidAt(@Root() payout: ShownPayout): Date | null {
    return payout.paid_at;
  }
}
