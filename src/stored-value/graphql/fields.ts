import { Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { PageArguments } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { StoredAccountRow } from '../data/tables.js';
import { ownToken } from '../domain/value-token.js';
import { GiftCardType, LoyaltyPointsType, StoreCreditType, ValueEntryConnection } from './types.js';
import { availableOn, entriesOf, worthOf } from './views.js';

const journal = { description: 'Its journal, newest first.' };
const token = {
  description:
    'What to pay with: give it as `paymentMethodToken`. It only pays what its owner buys.',
};

@Resolver(() => GiftCardType)
export class GiftCardFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this card.' })
  id(@Root() card: StoredAccountRow): string {
    return toGlobalId('GiftCard', card.id);
  }

  @FieldResolver(() => MoneyType, { description: 'What is on it, held or not.' })
  balance(@Root() card: StoredAccountRow): MoneyType {
    return worthOf(card, card.balance);
  }

  @FieldResolver(() => MoneyType, { description: 'What of it is held for orders.' })
  held(@Root() card: StoredAccountRow): MoneyType {
    return worthOf(card, card.held);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when it can be used; null where that is not limited.',
  })
  expiresAt(@Root() card: StoredAccountRow): Date | null {
    return card.expires_at;
  }

  @FieldResolver(() => ValueEntryConnection, journal)
  entries(
    @Root() card: StoredAccountRow,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return entriesOf(card, args, context);
  }
}

@Resolver(() => StoreCreditType)
export class StoreCreditFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this account.' })
  id(@Root() account: StoredAccountRow): string {
    return toGlobalId('StoreCredit', account.id);
  }

  @FieldResolver(() => MoneyType, { description: 'What can be paid with it now.' })
  available(@Root() account: StoredAccountRow): MoneyType {
    return availableOn(account);
  }

  @FieldResolver(() => MoneyType, { description: 'What is held for orders.' })
  held(@Root() account: StoredAccountRow): MoneyType {
    return worthOf(account, account.held);
  }

  @FieldResolver(() => String, token)
  paymentMethodToken(@Root() account: StoredAccountRow): string {
    return ownToken('STORE_CREDIT', account.id);
  }

  @FieldResolver(() => ValueEntryConnection, journal)
  entries(
    @Root() account: StoredAccountRow,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return entriesOf(account, args, context);
  }
}

@Resolver(() => LoyaltyPointsType)
export class LoyaltyPointsFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this account.' })
  id(@Root() account: StoredAccountRow): string {
    return toGlobalId('LoyaltyPoints', account.id);
  }

  @FieldResolver(() => Int, { description: 'How many points can be used now.' })
  points(@Root() account: StoredAccountRow): number {
    return account.balance - account.held;
  }

  @FieldResolver(() => MoneyType, { description: 'What these points can pay.' })
  worth(@Root() account: StoredAccountRow): MoneyType {
    return availableOn(account);
  }

  @FieldResolver(() => String, token)
  paymentMethodToken(@Root() account: StoredAccountRow): string {
    return ownToken('POINTS', account.id);
  }

  @FieldResolver(() => ValueEntryConnection, journal)
  entries(
    @Root() account: StoredAccountRow,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return entriesOf(account, args, context);
  }
}
