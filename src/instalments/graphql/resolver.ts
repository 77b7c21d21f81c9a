import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { cartTotalMinor, findCart } from '../../carts/index.js';
import { isCurrency } from '../../kernel/money.js';
import { channels } from '../../platform/auth/actor.js';
import { Allow, everyone } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { setInstalmentTerms } from '../commands/set-instalment-terms.js';
import type { Terms } from '../domain/terms.js';
import { offersFor } from './offers.js';
import { InstalmentOfferType, SetInstalmentTermsInput, SetInstalmentTermsResult } from './types.js';

@Resolver()
export class InstalmentResolver {
  @Allow(everyone)
  @Query(() => [InstalmentOfferType], {
    nullable: true,
    description:
      'The plans in which a cart can be paid, with what is due when and what it costs besides. Null where the cart is not there, or not yours.',
  })
  async instalmentOffers(
    @Arg('cartId', () => ID, { description: 'The cart that is to be paid.' }) cartId: string,
    @Ctx() context: RequestContext,
  ): Promise<InstalmentOfferType[] | null> {
    const id = innerIdOrNone('Cart', cartId);
    const cart = id ? await findCart(context, id) : null;
    if (!cart) return null;
    const { currency, channel } = cart;
    return offersFor({ currency, channel, totalMinor: cartTotalMinor(cart) }, context);
  }

  @Allow(['ADMIN'])
  @Mutation(() => SetInstalmentTermsResult, {
    description:
      'Offers so many instalments on these terms from now on. Plans that were agreed to keep theirs.',
  })
  async setInstalmentTerms(
    @Arg('input', () => SetInstalmentTermsInput, { description: 'The terms.' })
    input: SetInstalmentTermsInput,
    @Ctx() context: RequestContext,
  ) {
    const { idempotencyKey: _key, offeredInChannel, ...given } = input;
    if (!isCurrency(given.currency))
      throw new RequestError('BAD_USER_INPUT', 'A currency is a code of ISO 4217, such as EUR.');
    const channel = offeredInChannel ?? null;
    if (channel !== null && !(channels as readonly string[]).includes(channel))
      throw new RequestError('BAD_USER_INPUT', 'There is no such channel.');
    const terms: Terms = { ...given, channel, retryAfterDays: given.retryAfterDays ?? [1, 3, 7] };
    return context.run('setInstalmentTerms', input, (work) => setInstalmentTerms(work, terms));
  }
}
