import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { cartTotalMinor, findCart } from '../../carts/index.js';
import { isCurrency } from '../../kernel/money.js';
import { Allow, everyone } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toMoney } from '../../platform/graphql/money.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { setInstalmentTerms } from '../commands/set-instalment-terms.js';
import { offeredTerms } from '../data/offered-terms.js';
import { localDate } from '../domain/local-date.js';
import { offerOf, type Terms } from '../domain/terms.js';
import { shopTimeZone } from '../ports.js';
import { InstalmentOfferType, SetInstalmentTermsInput, SetInstalmentTermsResult } from './types.js';
import { viewInstalments } from './views.js';

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
    const now = context.gateway.clock.now();
    const purchase = { currency: cart.currency, totalMinor: cartTotalMinor(cart) };
    const offered = await offeredTerms(context.db, purchase, now);
    const today = localDate(now, context.port(shopTimeZone));
    return offered.map((terms) => viewOffer(terms, purchase.totalMinor, today));
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
    const { idempotencyKey: _key, ...given } = input;
    if (!isCurrency(given.currency))
      throw new RequestError('BAD_USER_INPUT', 'A currency is a code of ISO 4217, such as EUR.');
    const terms: Terms = { ...given, funding: 'LENDER' };
    return context.run('setInstalmentTerms', input, (work) => setInstalmentTerms(work, terms));
  }
}

function viewOffer(terms: Terms, totalMinor: number, today: string): InstalmentOfferType {
  const { count, currency, funding, feeMinor, instalments } = offerOf(terms, totalMinor, today);
  return {
    count,
    funding,
    total: toMoney(totalMinor, currency),
    fee: toMoney(feeMinor, currency),
    instalments: viewInstalments(instalments, currency),
  };
}
