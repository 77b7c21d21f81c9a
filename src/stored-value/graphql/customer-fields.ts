import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type CustomerRow, CustomerType } from '../../customers/index.js';
import { mayActFor } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { customerAccountsLoader } from '../data/reads.js';
import type { StoredAccountRow } from '../data/tables.js';
import type { ValueKind } from '../domain/value-kinds.js';
import { LoyaltyPointsType, StoreCreditType } from './types.js';

/** What a customer may pay with, for themselves and for those who act for them. */
@Resolver(() => CustomerType)
export class CustomerValueFields {
  @FieldResolver(() => [StoreCreditType], {
    description: 'What the shop owes this customer goods for, one for each currency.',
  })
  storeCredit(
    @Root() customer: CustomerRow,
    @Ctx() context: RequestContext,
  ): Promise<StoredAccountRow[]> {
    return accountsOf(customer, 'STORE_CREDIT', context);
  }

  @FieldResolver(() => [LoyaltyPointsType], {
    description: 'The points of this customer, one account for each currency they are worth.',
  })
  loyaltyPoints(
    @Root() customer: CustomerRow,
    @Ctx() context: RequestContext,
  ): Promise<StoredAccountRow[]> {
    return accountsOf(customer, 'POINTS', context);
  }
}

async function accountsOf(
  customer: CustomerRow,
  kind: ValueKind,
  context: RequestContext,
): Promise<StoredAccountRow[]> {
  if (!mayActFor(context.actor, { customerId: customer.id, guestKey: null })) return [];
  const accounts = await context.loaders.of(customerAccountsLoader).load(customer.id);
  return (accounts ?? []).filter((account) => account.kind === kind);
}
