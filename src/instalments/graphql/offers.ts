import type { RequestContext } from '../../platform/graphql/context.js';
import { toMoney } from '../../platform/graphql/money.js';
import { offeredTerms } from '../data/offered-terms.js';
import { localDate } from '../domain/local-date.js';
import { offerOf, type Terms } from '../domain/terms.js';
import { shopTimeZone } from '../ports.js';
import type { InstalmentOfferType } from './types.js';
import { viewInstalments } from './views.js';

interface Purchase {
  readonly currency: string;
  readonly totalMinor: number;
  readonly channel: string;
}

/** The plans in which a purchase may be paid, with what would be due when, and what it costs besides. */
export async function offersFor(
  purchase: Purchase,
  context: RequestContext,
): Promise<InstalmentOfferType[]> {
  const now = context.gateway.clock.now();
  const offered = await offeredTerms(context.db, purchase, now);
  const today = localDate(now, context.port(shopTimeZone));
  return offered.map((terms) => viewOffer(terms, purchase.totalMinor, today));
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
