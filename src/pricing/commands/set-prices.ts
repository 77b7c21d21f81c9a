import { findVariants } from '../../catalog/index.js';
import { maxAmountMinor } from '../../kernel/money.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import * as store from '../data/store.js';
import { invalidPrice, unknownPriceList } from '../domain/refusals.js';
import { pricesSet } from '../events.js';

/** Prices of one list, tax included. */
export interface SetPrices {
  /** The code of the list. */
  readonly list: string;
  readonly prices: readonly {
    readonly variantId: string;
    /** In minor units of the currency of the list. */
    readonly amountMinor: number;
    /** The price before the reduction. One that is not higher is no reduction, and is left out. */
    readonly compareAtMinor?: number | null | undefined;
  }[];
}

export type SetPricesRefusal =
  | Refusal<'UnknownPriceList', { readonly list: string }>
  | Refusal<'InvalidPrice', { readonly variantId: string }>;

/**
 * Writes prices of a list, new or changed; other prices of the list stay as they are. What the products cost,
 * by which they are ordered and chosen, is right from the same commit on. The same prices again write nothing.
 */
export async function setPrices(
  work: Work,
  input: SetPrices,
): Promise<{ readonly written: number } | SetPricesRefusal> {
  const list = await store.findPriceList(work.db, input.list);
  if (!list) return unknownPriceList({ list: input.list });
  const wrong = findWrong(input);
  if (wrong !== undefined) return invalidPrice({ variantId: wrong });
  await store.lockCurrency(work.db, list.currency);
  const missing = await findMissing(work, input);
  if (missing !== undefined) return invalidPrice({ variantId: missing });
  const changed = await store.upsertPrices(work.db, list.id, input.prices.map(toRow));
  if (changed.length === 0) return { written: 0 };
  await store.refreshProductPrices(work.db, list.currency, store.productsOf(changed));
  work.emit(pricesSet(list.id, changed.length));
  return { written: changed.length };
}

function findWrong({ prices }: SetPrices): string | undefined {
  const seen = new Set<string>();
  for (const { variantId, amountMinor, compareAtMinor } of prices) {
    if (seen.has(variantId) || !isAmount(amountMinor)) return variantId;
    if (compareAtMinor != null && !isAmount(compareAtMinor)) return variantId;
    seen.add(variantId);
  }
  return undefined;
}

function isAmount(minor: number): boolean {
  return Number.isSafeInteger(minor) && minor >= 0 && minor <= maxAmountMinor;
}

async function findMissing(work: Work, { prices }: SetPrices): Promise<string | undefined> {
  const ids = prices.map((price) => price.variantId);
  const found = new Set((await findVariants(work.db, ids)).map((variant) => variant.id));
  return ids.find((id) => !found.has(id));
}

function toRow({ variantId, amountMinor, compareAtMinor }: SetPrices['prices'][number]) {
  const isReduced = compareAtMinor != null && compareAtMinor > amountMinor;
  return {
    variant_id: variantId,
    amount_minor: amountMinor,
    compare_at_minor: isReduced ? compareAtMinor : null,
  };
}
