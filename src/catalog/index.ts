import type { Module } from '../platform/module.js';
import { catalogChecks } from './checks.js';
import { findKnownVariant, findShownProduct } from './data/reads.js';
import { allProductColumns } from './data/shape.js';
import { CategoryResolver, treeOf } from './graphql/category-resolver.js';
import { ProductFields, ProductImageFields, VariantFields } from './graphql/product-fields.js';

export {
  type SaveCategory,
  type SaveCategoryRefusal,
  type SavedCategory,
  saveCategory,
} from './commands/save-category.js';
export {
  type SavedProduct,
  type SaveProductRefusal,
  saveProduct,
  saveProducts,
} from './commands/save-product.js';
export { byAmount, byTitle, newestFirst, type ProductOrder } from './data/product-order.js';
export { productPage } from './data/product-page.js';
export type { ListedProduct, ProductPageRequest } from './data/product-statement.js';
export {
  findProductIds,
  findShownProduct,
  findVariants,
  findVariantsByBarcode,
  findVariantsBySku,
  soldVariants,
} from './data/reads.js';
export {
  allProductColumns,
  allVariantColumns,
  type ProductShape,
  type StatementExtras,
  type VariantShape,
} from './data/shape.js';
export type { ShownCategory, ShownProduct, ShownVariant } from './data/shown.js';
export type { VariantRow } from './data/tables.js';
export type {
  DescribedProduct,
  DescribedVariant,
  ProductImage,
  ProductOption,
  ProductStatus,
} from './domain/product.js';
export { variantLoader } from './graphql/loaders.js';
export { ProductType, VariantType } from './graphql/types.js';

/** What is sold: products, their variants, the categories they stand in. */
export const catalogModule: Module = {
  name: 'catalog',
  resolvers: [CategoryResolver, ProductFields, VariantFields, ProductImageFields],
  checks: catalogChecks,
  nodes: {
    Product: async (id, { db, locale }) => {
      const product = await findShownProduct(db, { id }, { columns: allProductColumns }, locale);
      return product ? { ...product, __typename: 'Product' } : null;
    },
    Variant: async (id, { db, locale }) => {
      const variant = await findKnownVariant(db, id, locale);
      return variant ? { ...variant, __typename: 'Variant' } : null;
    },
    Category: async (id, context) => {
      const category = (await treeOf(context)).withId(id);
      return category ? { ...category, __typename: 'Category' } : null;
    },
  },
};
