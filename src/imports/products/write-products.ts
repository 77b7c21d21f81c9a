import {
  findProductIds,
  findVariantsBySku,
  type SaveProductRefusal,
  saveProducts,
} from '../../catalog/index.js';
import type { CurrencyCode } from '../../kernel/money.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { pricesOf, setPrices, setTaxRates } from '../../pricing/index.js';
import type { BelowReservedRefusal } from '../../stock/index.js';
import type { Row } from '../csv/row.js';
import type { Outcome } from '../report.js';
import { type PreparedProduct, prepareProduct } from './prepare-product.js';
import type { ProductColumn } from './product-columns.js';
import { exemptTaxClass, type ImportedProduct } from './read-product.js';
import type { NotWritten, SavedVariant } from './saved-variant.js';
import { writeQuantities } from './write-quantities.js';

/** Where imported prices and quantities belong. */
export interface ProductTarget {
  readonly currency: CurrencyCode;
  /** The country whose rates the tax classes stand for. */
  readonly countryCode: string;
  /** The inner id of the location that has what the file counts; undefined where the counts are left out. */
  readonly locationId: string | undefined;
}

export interface WrittenProducts {
  readonly outcomes: readonly Outcome[];
  readonly refused: readonly NotWritten[];
}

/** Writes products with their prices and quantities, all or none. The same again writes nothing. */
export async function writeProducts(
  work: Work,
  products: readonly ImportedProduct[],
  target: ProductTarget,
): Promise<WrittenProducts | SaveProductRefusal | BelowReservedRefusal> {
  const refused: NotWritten[] = [];
  const known = await findProductIds(
    work.db,
    products.map((product) => product.slug),
  );
  const prepared = await prepare(work, products, known, refused);
  const saved = await saveProducts(
    work,
    prepared.map((product) => product.described),
  );
  if (isRefusal(saved)) return saved;
  const ids = new Map(saved.flatMap((product) => Object.entries(product.variantIds)));
  const variants = prepared.flatMap(({ slug, variants }) =>
    variants.map((variant) => {
      const id = ids.get(variant.described.sku);
      if (id === undefined) throw new Error(`${variant.described.sku} was not saved`);
      return { ...variant, id, slug };
    }),
  );
  const repriced = await writePrices(work, variants, target);
  const counted = await writeQuantities(work, variants, target.locationId);
  if (isRefusal(counted)) return counted;
  const touched = new Set([...repriced, ...counted.changed]);
  return {
    outcomes: saved.map(({ slug, written }) => {
      if (!known.has(slug)) return 'CREATED';
      return written || touched.has(slug) ? 'CHANGED' : 'UNCHANGED';
    }),
    refused: [...refused, ...counted.refused],
  };
}

async function prepare(
  work: Work,
  products: readonly ImportedProduct[],
  ids: ReadonlyMap<string, string>,
  refused: NotWritten[],
): Promise<PreparedProduct[]> {
  const skus = products.flatMap(({ variants, refusedSkus }) => [
    ...variants.map(({ described }) => described.sku),
    ...refusedSkus,
  ]);
  const known = await findVariantsBySku(work.db, skus);
  const bySku = new Map(known.map((variant) => [variant.sku, variant]));
  const refuse = (row: Row<ProductColumn>, reason: string) => void refused.push({ row, reason });
  return products
    .map((product) => prepareProduct(product, ids.get(product.slug), bySku, refuse))
    .filter((product) => product !== undefined);
}

/** Writes the prices that differ, and answers the slugs of their products. */
async function writePrices(
  work: Work,
  variants: readonly SavedVariant[],
  { currency, countryCode }: ProductTarget,
): Promise<string[]> {
  // No channel has an empty name, so it is the default list that answers.
  const terms = { channel: '', currency, at: work.now };
  const before = await pricesOf(work.db, { ...terms, variantIds: variants.map(({ id }) => id) });
  const changed = variants.filter(({ id, amountMinor, compareAtMinor }) => {
    const price = before.get(id);
    return price?.amountMinor !== amountMinor || price.compareAtMinor !== compareAtMinor;
  });
  const prices = changed.map(({ id, amountMinor, compareAtMinor }) => ({
    variantId: id,
    amountMinor,
    compareAtMinor,
  }));
  if (variants.some((variant) => !variant.isTaxed)) {
    const rates = [{ taxClass: exemptTaxClass, rateBasisPoints: 0 }];
    mustHold(await setTaxRates(work, { countryCode, rates }));
  }
  if (prices.length > 0) mustHold(await setPrices(work, { list: currency, prices }));
  return changed.map((variant) => variant.slug);
}

/** For what has been made sure of before. */
function mustHold(answer: object): void {
  if (isRefusal(answer)) throw new Error((answer as { messages: { en: string } }).messages.en);
}
