import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { readPage } from '../../kernel/page.js';
import { isBackOffice, worksAt } from '../../platform/auth/actor.js';
import { Allow, deskAndFloor, everyone } from '../../platform/graphql/access.js';
import { checkedPage, PageArguments } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { readReturnPage, returnKeyTypes, returnListOrder } from '../data/reads.js';
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
      'The location where the goods are or go. Left out, all of them: for the back office.',
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

  @Allow(deskAndFloor)
  @Query(() => ReturnOrderConnection, {
    description: 'The returns of a location, or all of them, newest first.',
  })
  returnOrders(
    @Args(() => ReturnOrdersArguments) args: ReturnOrdersArguments,
    @Ctx() context: RequestContext,
  ) {
    const page = checkedPage(() => readPage(args, returnListOrder, returnKeyTypes));
    const locationId = args.locationId == null ? null : innerId('Location', args.locationId);
    const isTheirs = locationId ? worksAt(context.actor, locationId) : isBackOffice(context.actor);
    if (!isTheirs) throw new RequestError('NOT_FOUND', 'There is no such location of yours.');
    const filter = { orderId: null, locationId, states: args.states ?? null };
    return readReturnPage(context.db, filter, page);
  }
}
