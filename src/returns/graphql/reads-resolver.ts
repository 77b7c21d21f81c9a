import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { readPage } from '../../kernel/page.js';
import { isBackOffice, worksAt } from '../../platform/auth/actor.js';
import { Allow, everyone, notPartners } from '../../platform/graphql/access.js';
import { checkedPage, PageArguments } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import {
  type ReturnFilter,
  readReturnPage,
  returnKeyTypes,
  returnListOrder,
} from '../data/reads.js';
import type { ReturnRow } from '../data/tables.js';
import type { ReturnState } from '../domain/return-lifecycle.js';
import { ReturnStateEnum } from './enums.js';
import { ReturnOrderConnection, ReturnOrderType } from './types.js';
import { visibleReturn, visibleReturnByNumber } from './visible.js';

@ArgsType()
class ReturnOrdersArguments extends PageArguments {
  @Field(() => ID, {
    nullable: true,
    description:
      'The location where the goods are or go. Left out: your own returns, or all of them for the back office.',
  })
  locationId?: string | null;

  @Field(() => [ReturnStateEnum], { nullable: true, description: 'Only these states.' })
  states?: ReturnState[] | null;
}

@Resolver()
export class ReturnReadsResolver {
  @Allow(everyone)
  @Query(() => ReturnOrderType, {
    nullable: true,
    description:
      'A return by its id or by its number: give one of them. Null where there is none, or it is not yours. Any store finds by its number what may be brought there.',
  })
  async returnOrder(
    @Arg('id', () => ID, { nullable: true, description: 'The id of the return.' })
    id: string | null,
    @Arg('number', () => String, { nullable: true, description: 'The number of the return.' })
    number: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ReturnRow | null> {
    if ((id == null) === (number == null))
      throw new RequestError('BAD_USER_INPUT', 'Give `id` or `number`, one of them.');
    return number != null
      ? visibleReturnByNumber(number, context)
      : visibleReturn(innerIdOrNone('ReturnOrder', id ?? ''), context);
  }

  @Allow(notPartners)
  @Query(() => ReturnOrderConnection, {
    description: 'Your returns, those of a location where you work, or all of them, newest first.',
  })
  returnOrders(
    @Args(() => ReturnOrdersArguments) args: ReturnOrdersArguments,
    @Ctx() context: RequestContext,
  ) {
    const page = checkedPage(() => readPage(args, returnListOrder, returnKeyTypes));
    const whose = whoseReturns(args.locationId, context);
    return readReturnPage(context.db, { whose, states: args.states ?? null }, page);
  }
}

function whoseReturns(
  globalId: string | null | undefined,
  { actor }: RequestContext,
): ReturnFilter['whose'] {
  if (globalId != null) {
    const locationId = innerId('Location', globalId);
    if (worksAt(actor, locationId)) return { locationId };
  } else {
    if (isBackOffice(actor)) return null;
    if (actor.kind === 'CUSTOMER' && actor.id) return { customerId: actor.id };
    // A guest without a secret has bought nothing.
    if (actor.kind === 'GUEST') return { guestKey: actor.guestKey ?? '' };
  }
  throw new RequestError('NOT_FOUND', 'There is no such location of yours.');
}
