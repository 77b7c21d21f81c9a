import type { Kysely } from 'kysely';
import type { CartProblem } from '../domain/problems.js';
import { quotedUntil } from '../domain/quote.js';
import { readOffer } from './quotes.js';
import { sourcesOf } from './sources.js';
import type { CartLineRow, CartRow } from './tables.js';

/** A problem with the line that has it. */
export interface ProblemRow extends CartProblem {
  readonly line: CartLineRow;
}

/**
 * What keeps lines from being bought as they are, in the order of the lines. A price is no problem while its
 * quote lives. Only a cart that is still being filled has problems.
 */
export async function findProblems(
  db: Kysely<unknown>,
  cart: CartRow,
  now: Date,
): Promise<ProblemRow[]> {
  const { lines, id: cartId, channel } = cart;
  if (lines.length === 0 || (cart.state !== 'ACTIVE' && cart.state !== 'ABANDONED')) return [];
  const market = { channel, currency: cart.currency, countryCode: cart.country_code };
  const variantIds = lines.map((line) => line.variant_id);
  const [{ quotes }, plan] = await Promise.all([
    readOffer(db, market, variantIds, now),
    sourcesOf(db, { cartId, channel, lines: lines.map(toSearch), now }),
  ]);
  const isAlive = quotedUntil(cart.priced_at) > now;
  const shortages = new Map(plan.shortages.map((shortage) => [shortage.key, shortage]));
  return lines.flatMap((line) => {
    const problem = blank(line);
    const quote = quotes.get(line.variant_id);
    if (!quote) return [{ ...problem, kind: 'NOT_SOLD' as const }];
    const found: ProblemRow[] = [];
    const shortage = shortages.get(line.id);
    if (shortage) {
      const kind = line.way_place === null ? 'OUT_OF_STOCK' : 'NOT_AVAILABLE_AT_STORE';
      const { available, locationId } = shortage;
      found.push({ ...problem, kind, available, locationId });
    }
    if (!isAlive && quote.amountMinor !== line.unit_price_minor)
      found.push({ ...problem, kind: 'PRICE_CHANGED', nowMinor: quote.amountMinor });
    return found;
  });
}

function blank(line: CartLineRow): Omit<ProblemRow, 'kind'> {
  return {
    line,
    lineId: line.id,
    variantId: line.variant_id,
    wanted: line.quantity,
    available: null,
    locationId: null,
    nowMinor: null,
  };
}

function toSearch(line: CartLineRow) {
  return {
    id: line.id,
    variantId: line.variant_id,
    quantity: line.quantity,
    kind: line.way_out,
    collectAt: line.way_place,
  };
}
