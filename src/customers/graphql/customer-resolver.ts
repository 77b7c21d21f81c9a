import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../kernel/page.js';
import { mayActFor } from '../../platform/auth/actor.js';
import { Allow, type Role } from '../../platform/graphql/access.js';
import { checkedPage } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone, toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { customerPage } from '../data/customer-list.js';
import type { CustomerRow } from '../data/tables.js';
import type { SavedAddress } from '../domain/customer.js';
import { readSearch } from '../domain/customer-search.js';
import { CustomersArguments } from './inputs.js';
import { customerLoader } from './loaders.js';
import { CustomerConnection, CustomerType, SavedAddressType } from './types.js';

const backOffice: readonly Role[] = ['AGENT', 'SUPERVISOR', 'ADMIN'];

@Resolver(() => CustomerType)
export class CustomerResolver {
  @Allow(backOffice)
  @Query(() => CustomerType, {
    nullable: true,
    description: 'One customer, for those who act for customers; null where there is none.',
  })
  async customer(
    @Arg('id', () => ID, { description: 'The id of the customer.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<CustomerRow | null> {
    const customerId = innerIdOrNone('Customer', id);
    return customerId === undefined ? null : visibleCustomer(customerId, context);
  }

  @Allow(backOffice)
  @Query(() => CustomerConnection, {
    description: 'Customers by last name, for those who act for customers.',
  })
  async customers(
    @Args(() => CustomersArguments) args: CustomersArguments,
    @Ctx() { db }: RequestContext,
  ): Promise<Page<CustomerRow>> {
    return checkedPage(() => customerPage(db, readSearch(args.search), args));
  }

  @FieldResolver(() => ID, { description: 'The opaque id of this customer.' })
  id(@Root() row: CustomerRow): string {
    return toGlobalId('Customer', row.id);
  }

  @FieldResolver(() => String, { description: 'The first name, as it was given.' })
  firstName(@Root() row: CustomerRow): string {
    return row.first_name;
  }

  @FieldResolver(() => String, { description: 'The last name, as it was given.' })
  lastName(@Root() row: CustomerRow): string {
    return row.last_name;
  }

  @FieldResolver(() => [SavedAddressType], {
    description: 'The address book, at most 20. The first is the default address.',
  })
  addresses(@Root() row: CustomerRow): SavedAddressType[] {
    return row.addresses.map((address, place) => toSavedAddress(address, place === 0));
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Since when there is this account.' })
  createdAt(@Root() row: CustomerRow): Date {
    return row.created_at;
  }
}

/** A customer as this caller may see one: themselves, or any for the back office. Everybody else finds nobody. */
export async function visibleCustomer(
  customerId: string,
  context: RequestContext,
): Promise<CustomerRow | null> {
  if (!mayActFor(context.actor, { customerId, guestKey: null })) return null;
  return context.loaders.of(customerLoader).load(customerId);
}

export function toSavedAddress(saved: SavedAddress, isDefault: boolean): SavedAddressType {
  const { id, label, ...address } = saved;
  return { id: toGlobalId('SavedAddress', id), label, isDefault, address };
}
