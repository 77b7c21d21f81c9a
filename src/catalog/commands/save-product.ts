import { newId } from '../../kernel/ids.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import * as store from '../data/store.js';
import { wrongPartOf } from '../domain/check-product.js';
import type { DescribedProduct } from '../domain/product.js';
import { invalidProduct, skuTaken, unknownCategory } from '../domain/refusals.js';
import { type WrittenProduct, writtenProduct } from '../domain/written-product.js';
import { productSaved, variantsRetired, variantsRevived } from '../events.js';

export interface SavedProduct {
  readonly id: string;
  readonly slug: string;
  /** False where it was described in the same way before. */
  readonly written: boolean;
  /** Inner id by SKU, of every variant that is sold. */
  readonly variantIds: Readonly<Record<string, string>>;
}

export type SaveProductRefusal =
  | Refusal<'InvalidProduct', { readonly slug: string; readonly field: string }>
  | Refusal<'SkuTaken', { readonly slug: string; readonly sku: string; readonly takenBy: string }>
  | Refusal<'UnknownCategory', { readonly category: string }>;

/**
 * Describes a product with all its variants as a whole, new or known by its slug. The same description again
 * writes nothing and tells nobody. A variant that is not named any more is retired: it is no longer sold, and
 * carts and orders still know it; named again, it is sold again.
 */
export async function saveProduct(
  work: Work,
  product: DescribedProduct,
): Promise<SavedProduct | SaveProductRefusal> {
  const saved = await saveProducts(work, [product]);
  if ('kind' in saved) return saved;
  const [only] = saved;
  if (!only) throw new Error(`product ${product.slug} was not saved`);
  return only;
}

/** Like `saveProduct` for many at once, in as few statements. One that is refused refuses all. */
export async function saveProducts(
  work: Work,
  products: readonly DescribedProduct[],
): Promise<SavedProduct[] | SaveProductRefusal> {
  const wrong = findWrong(products);
  if (wrong) return invalidProduct(wrong);
  const written = products.map(writtenProduct);
  const shared = store.findSharedSku(written);
  if (shared) return skuTaken(shared);
  const known = await store.lockBySlug(
    work.db,
    written.map((product) => product.slug),
  );
  const changed = written.filter(
    (product) => known.get(product.slug)?.source_hash !== product.source_hash,
  );
  if (changed.length > 0) {
    const impossible = await write(work, changed);
    if (impossible) return impossible;
  }
  return answer(work, written, changed);
}

function findWrong(
  products: readonly DescribedProduct[],
): { readonly slug: string; readonly field: string } | undefined {
  const slugs = new Set<string>();
  for (const product of products) {
    const field = slugs.has(product.slug) ? 'slug' : wrongPartOf(product);
    if (field) return { slug: product.slug, field };
    slugs.add(product.slug);
  }
  return undefined;
}

async function write(
  work: Work,
  products: readonly WrittenProduct[],
): Promise<SaveProductRefusal | undefined> {
  const missing = await store.findMissingCategory(work.db, products);
  if (missing !== undefined) return unknownCategory({ category: missing });
  const ids = await store.upsertProducts(work.db, products, work.now, newId);
  const outcome = await store.upsertVariants(work.db, products, ids, newId);
  const named = products.reduce((sum, product) => sum + product.variants.length, 0);
  if (outcome.written < named) {
    const taken = await store.findTakenSku(work.db, products);
    if (taken) return skuTaken(taken);
  }
  for (const [slug, id] of ids) tell(work, { slug, id }, outcome);
  return undefined;
}

function tell(
  work: Work,
  { slug, id }: { readonly slug: string; readonly id: string },
  { retired, revived }: store.WrittenVariants,
): void {
  work.emit(productSaved(id, slug));
  const gone = retired.get(id);
  const back = revived.get(id);
  if (gone) work.emit(variantsRetired(id, gone));
  if (back) work.emit(variantsRevived(id, back));
}

async function answer(
  work: Work,
  products: readonly WrittenProduct[],
  changed: readonly WrittenProduct[],
): Promise<SavedProduct[]> {
  const saved = await store.readSaved(
    work.db,
    products.map((product) => product.slug),
  );
  const changedSlugs = new Set(changed.map((product) => product.slug));
  return products.flatMap(({ slug }) => {
    const found = saved.get(slug);
    return found ? [{ ...found, slug, written: changedSlugs.has(slug) }] : [];
  });
}
