import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Page } from '../../kernel/page.js';
import { isStaff } from '../../platform/auth/actor.js';
import { Allow, everyone } from '../../platform/graphql/access.js';
import { checkedPage, connectionOf } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { findLocation, findLocationByCode } from '../data/reads.js';
import { type StoreRow, storePage } from '../data/store-list.js';
import type { LocationRow } from '../data/tables.js';
import { checkReach, checkSearch, StoresArguments } from './inputs.js';
import { LocationType } from './types.js';

const LocationConnection = connectionOf('Location', () => LocationType);

@Resolver(() => LocationType)
export class LocationsResolver {
  @Allow(everyone)
  @Query(() => LocationConnection, {
    description: 'The stores and lockers: nearest first where `near` is given, else by name.',
  })
  async stores(
    @Args(() => StoresArguments) args: StoresArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<StoreRow>> {
    const { near, withinKm, search, pickup, openAt } = args;
    checkReach(near, withinKm);
    checkSearch(search);
    const filter = {
      near: near ?? undefined,
      withinKm: withinKm ?? undefined,
      search: search ?? undefined,
      pickupFor: pickup ? context.caller.channel : undefined,
      openAt: openAt ?? undefined,
    };
    return checkedPage(() => storePage(context.db, filter, args));
  }

  @Allow(everyone)
  @Query(() => LocationType, {
    nullable: true,
    description: 'One location, by its id or by its code; null where there is none.',
  })
  async location(
    @Arg('id', () => ID, { nullable: true, description: 'The id of the location.' })
    id: string | null | undefined,
    @Arg('code', () => String, { nullable: true, description: 'The code of the location.' })
    code: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<LocationRow | null> {
    if ((id == null) === (code == null))
      throw new RequestError('BAD_USER_INPUT', 'Give either `id` or `code`.');
    return fetchLocation(
      id == null ? { code: String(code) } : { id: innerIdOrNone('Location', id) },
      context,
    );
  }
}

/** A location as this caller may see it: one that is given up is only there for staff. */
export async function fetchLocation(
  asked: { readonly id: string | undefined } | { readonly code: string },
  context: RequestContext,
): Promise<LocationRow | null> {
  const found = await lookUp(asked, context);
  return found && (found.active || isStaff(context.actor)) ? found : null;
}

async function lookUp(
  asked: { readonly id: string | undefined } | { readonly code: string },
  { db }: RequestContext,
): Promise<LocationRow | undefined> {
  if ('code' in asked)
    return asked.code.includes('\u0000') ? undefined : findLocationByCode(db, asked.code);
  return asked.id === undefined ? undefined : findLocation(db, asked.id);
}
