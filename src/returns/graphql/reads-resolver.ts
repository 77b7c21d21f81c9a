import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { readPage } from '../../kernel/page.js';
import { isBackOffice, worksAt } from '../../platform/auth/actor.js';
import { Allow, deskAndFloor, everyone } from '../../platform/graphql/access.js';
import { checkedPage, PageArguments } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { readReturnPage, returnKeyTypes, returnListOrder } from '../data/reads.js';
import { readReturnableOrders } from '../data/returnable.js';
import type { ReturnRow } from '../data/tables.js';
import type { ReturnState } from '../domain/return-lifecycle.js';
import { ReturnStateEnum } from './enums.js';
import { ReturnableOrderType, ReturnOrderConnection, ReturnOrderType } from './types.js';
import { viewReturnable } from './views.js';
import { visibleReturn, visibleReturnByNumber } from './visible.js';

const numberShape = /^P\d{4}-\d{1,12}$/;

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

  @Allow(deskAndFloor)
  @Query(() => [ReturnableOrderType], {
    description:
      'The orders of a buyer who stands at a counter, newest first: by the e-mail address, and with a receipt by its number as well. At most 20, of which goods have left.',
  })
  async returnableOrders(
    @Arg('email', () => String, {
      description: 'The e-mail address that was given with the order.',
    })
    email: string,
    @Arg('number', () => String, { nullable: true, description: 'The number on the receipt.' })
    number: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ReturnableOrderType[]> {
    const typed = email.normalize('NFC').trim();
    if (typed === '' || typed.length > 254 || !typed.isWellFormed() || typed.includes('\0'))
      throw new RequestError('BAD_USER_INPUT', 'This is no e-mail address.');
    if (number != null && !numberShape.test(number)) return [];
    const orders = await readReturnableOrders(context, { email: typed, number: number ?? null });
    return orders.map((order) => viewReturnable(order, context.locale));
  }
}
