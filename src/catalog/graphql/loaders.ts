import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import { CategoryTree } from '../data/category-tree.js';
import {
  findCategories,
  findShownProducts,
  findShownVariants,
  findVariantsOf,
} from '../data/reads.js';
import type { ShownProduct, ShownVariant } from '../data/shown.js';

/** Products by inner id in the language of the request, sold or not: an old order still tells what was bought. */
export const productLoader = defineLoader<string, ShownProduct>({
  fetch: async (ids, { db, caller }) =>
    inOrder(ids, await findShownProducts(db, ids, caller.locale), (row) => row.id),
});

/** Variants by inner id in the language of the request, sold or not. */
export const variantLoader = defineLoader<string, ShownVariant>({
  fetch: async (ids, { db, caller }) =>
    inOrder(ids, await findShownVariants(db, ids, caller.locale), (row) => row.id),
});

/** The variants that are sold of a product, in their order. */
export const variantsOfProductLoader = defineLoader<string, readonly ShownVariant[]>({
  fetch: async (productIds, { db, caller }) =>
    grouped(
      productIds,
      await findVariantsOf(db, productIds, caller.locale),
      (row) => row.productId,
    ),
});

/** The one tree of categories; its key is a word that stands for all of it. */
export const categoryTreeLoader = defineLoader<'tree', CategoryTree>({
  fetch: async (keys, { db, caller }) => {
    const tree = new CategoryTree(await findCategories(db, caller.locale));
    return keys.map(() => tree);
  },
});
