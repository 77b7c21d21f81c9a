import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { OrderType, type OrderView } from '../../orders/index.js';
import { findPresentedCard, ordersPaidWithCard } from '../../payments/index.js';
import { Allow, deskAndFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { offeredReasonsLoader } from '../data/reasons.js';
import { readReturnableOrders, returnableLoader } from '../data/returnable.js';
import { ReturnableLineType, ReturnableOrderType } from './types.js';
import { type ReturnableView, viewReturnable, viewReturnableUnits } from './views.js';

const numberShape = /^P\d{4}-\d{1,12}$/;
/** Of so many payments with a card the orders are looked at: more than any counter has to go through. */
const mostPaid = 200;

@Resolver(() => OrderType)
export class ReturnableResolver {
  @Allow(deskAndFloor)
  @Query(() => [ReturnableOrderType], {
    description:
      'The orders of a buyer who stands at a counter, newest first: by the e-mail address, with a receipt by its number as well, or by the card that has paid for them. At most 20, of which goods have left.',
  })
  async returnableOrders(
    @Arg('email', () => String, {
      nullable: true,
      description: 'The e-mail address that was given with the order.',
    })
    email: string | null,
    @Arg('number', () => String, { nullable: true, description: 'The number on the receipt.' })
    number: string | null,
    @Arg('cardToken', () => String, {
      nullable: true,
      description:
        'What the terminal has made of the card that the buyer presents, never its number: finds what was paid with that card, also without an e-mail address.',
    })
    cardToken: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ReturnableOrderType[]> {
    if (email == null && cardToken == null)
      throw new RequestError('BAD_USER_INPUT', 'Give `email`, `cardToken` or both.');
    const sought = {
      email: email == null ? null : checkedEmail(email),
      number: number ?? null,
      ids: cardToken == null ? null : await paidWith(cardToken, context),
    };
    if (number != null && !numberShape.test(number)) return [];
    const orders = await readReturnableOrders(context, sought);
    const view = await viewOf(context);
    return orders.map((order) => viewReturnable(order, view));
  }

  @FieldResolver(() => [ReturnableLineType], {
    description:
      'What of its goods may come back, and until when for which reason: what a returns page begins with.',
  })
  async returnable(
    @Root() { id }: OrderView,
    @Ctx() context: RequestContext,
  ): Promise<ReturnableLineType[]> {
    const [lines, view] = await Promise.all([
      context.loaders.of(returnableLoader).load(id),
      viewOf(context),
    ]);
    return (lines ?? []).map((line) => viewReturnableUnits(line, view));
  }
}

async function viewOf({ loaders, locale, gateway }: RequestContext): Promise<ReturnableView> {
  const reasons = (await loaders.of(offeredReasonsLoader).load('OFFERED')) ?? [];
  return { reasons, locale, now: gateway.clock.now() };
}

function checkedEmail(email: string): string {
  const typed = email.normalize('NFC').trim();
  if (typed === '' || typed.length > 254 || !typed.isWellFormed() || typed.includes('\0'))
    throw new RequestError('BAD_USER_INPUT', 'This is no e-mail address.');
  return typed;
}

async function paidWith(cardToken: string, { gateway, db }: RequestContext): Promise<string[]> {
  const card = await findPresentedCard(gateway, cardToken);
  if (card.kind === 'unknown')
    throw new RequestError('UNAVAILABLE', 'The payment provider does not answer. Try again.');
  return ordersPaidWithCard(db, card, mostPaid);
}
