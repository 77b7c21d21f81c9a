import { Arg, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { guestKeyOf, isGuestToken } from '../../platform/auth/guest-token.js';
import { Allow, everyone, type Role } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { followStream, lastSeen, type StreamedEvent } from '../../platform/graphql/event-stream.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { claimCart } from '../commands/claim-cart.js';
import { createCart } from '../commands/create-cart.js';
import { joinCart } from '../commands/edits/join-cart.js';
import { holdCartStock } from '../commands/hold-cart-stock.js';
import { noSuchCart } from '../commands/lock-own-cart.js';
import type { CartRow } from '../data/tables.js';
import { cartStream } from '../events.js';
import { CartInput, ClaimCartInput, CreateCartInput, HoldCartStockInput } from './inputs.js';
import { findCart, primeVariants, readAgain } from './loaders.js';
import { cartPayload } from './payload.js';
import { readTarget } from './read-inputs.js';
import { readNewCart } from './read-new-cart.js';
import {
  ClaimCartResult,
  CreateCartResult,
  EditCartResult,
  HoldCartStockResult,
} from './results.js';
import { CartEventType, CartType } from './types.js';

/** Everybody who fills carts, for themselves or for somebody else. */
export const cartFillers: readonly Role[] = [
  'GUEST',
  'CUSTOMER',
  'ASSOCIATE',
  'AGENT',
  'SUPERVISOR',
  'DEVICE',
  'ADMIN',
];

@Resolver()
export class CartResolver {
  @Allow(everyone)
  @Query(() => CartType, {
    nullable: true,
    description: 'A cart of yours, or one that you help with. Null for every other.',
  })
  async cart(
    @Arg('id', () => ID, { description: 'The id of the cart.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<CartRow | null> {
    const cartId = innerIdOrNone('Cart', id);
    return cartId === undefined ? null : findCart(context, cartId);
  }

  @Allow(cartFillers)
  @Mutation(() => CreateCartResult, {
    description:
      'Begins a cart. A stranger is given a secret with it, which opens the cart from then on.',
  })
  async createCart(
    @Arg('input', () => CreateCartInput, { description: 'All that is known already.' })
    input: CreateCartInput,
    @Ctx() context: RequestContext,
  ) {
    const asked = await readNewCart(input, context);
    if (isRefusal(asked)) return asked;
    const created = await context.run('createCart', {}, (work) => createCart(work, asked.draft));
    if (isRefusal(created)) return created;
    primeVariants(context, created.variants);
    return { cart: created.row, guestToken: asked.guestToken };
  }

  @Allow(['CUSTOMER'])
  @Mutation(() => ClaimCartResult, {
    description:
      'After signing in: makes what was picked as a guest yours. If you are filling a cart already, its lines go over into that one, and none is lost.',
  })
  async claimCart(
    @Arg('input', () => ClaimCartInput, { description: 'The cart, and the secret of the guest.' })
    input: ClaimCartInput,
    @Ctx() context: RequestContext,
  ) {
    const guestKey = keyOf(input.guestToken) ?? context.actor.guestKey ?? null;
    const command = { cartId: innerId('Cart', input.cartId), guestKey };
    const answer = await context.run('claimCart', {}, (work) => claimCart(work, command));
    return cartPayload(answer, context);
  }

  @Allow(['AGENT', 'SUPERVISOR', 'ADMIN'])
  @Mutation(() => EditCartResult, {
    description:
      'An agent joins the buyer at the live cart. Both see what the other does; it is sold by phone from now on.',
  })
  async joinCart(
    @Arg('input', () => CartInput, { description: 'Which cart.' }) input: CartInput,
    @Ctx() context: RequestContext,
  ) {
    const target = readTarget(input);
    const answer = await context.run('joinCart', {}, (work) => joinCart(work, target));
    return cartPayload(answer, context);
  }

  @Allow(cartFillers)
  @Mutation(() => HoldCartStockResult, {
    description:
      'Keeps the stock of all lines for a quarter of an hour, all of it or none. Asked for again, the time begins anew.',
  })
  async holdCartStock(
    @Arg('input', () => HoldCartStockInput, { description: 'Which cart.' })
    input: HoldCartStockInput,
    @Ctx() context: RequestContext,
  ) {
    const target = readTarget(input);
    const answer = await context.run('holdCartStock', input, (work) => holdCartStock(work, target));
    if (isRefusal(answer)) return answer;
    const cart = await readAgain(context, answer.cartId);
    return { cart, heldUntil: new Date(answer.heldUntil) };
  }

  @Allow(everyone)
  @Subscription(() => CartEventType, {
    description:
      'What is done to a cart, by whomever. Without `after` it tells all from the beginning; with it, what was missed comes first.',
    subscribe: ({ args, context }) => followCart(args as CartEventsArguments, context as never),
  })
  cartEvents(
    @Root() event: StreamedEvent,
    @Arg('cartId', () => ID, { description: 'The cart.' }) _cartId: string,
    @Arg('after', () => String, lastSeen)
    _after?: string,
  ): StreamedEvent {
    return event;
  }
}

interface CartEventsArguments {
  readonly cartId: string;
  readonly after?: string | null;
}

async function followCart(
  { cartId: globalId, after }: CartEventsArguments,
  context: RequestContext,
) {
  const cartId = innerIdOrNone('Cart', globalId);
  if (cartId === undefined || !(await findCart(context, cartId))) throw noSuchCart();
  return followStream(context, cartStream(cartId), after, 'BEGINNING');
}

function keyOf(guestToken: string | null | undefined): string | undefined {
  if (guestToken == null) return undefined;
  if (!isGuestToken(guestToken))
    throw new RequestError('BAD_USER_INPUT', 'This is no guest token of ours.');
  return guestKeyOf(guestToken);
}
