import { createHash } from 'node:crypto';
import { wordings } from '../../kernel/local-text.js';
import { searchText, sortKey } from '../../kernel/search-text.js';
import {
  type DescribedProduct,
  type SelectedOption,
  selectedOptions,
  variantTitle,
} from './product.js';

/** Rises when a product is written in another way, so that the same description is written anew. */
const formVersion = 1;

/** A product in the form of its row, without what only the database knows. */
export type WrittenProduct = ReturnType<typeof writtenProduct>;

/** Gives a description the form in which it is stored, with the texts it is found and ordered by. */
export function writtenProduct(product: DescribedProduct) {
  const variants = product.variants.map((variant, position) => {
    const optionValues = selectedOptions(product, variant);
    return {
      sku: variant.sku,
      barcode: variant.barcode ?? null,
      title: variant.title ?? variantTitle(product, optionValues),
      option_values: optionValues,
      position,
      weight_grams: variant.weightGrams ?? null,
      requires_shipping: variant.requiresShipping ?? true,
      allow_backorder: variant.allowBackorder ?? false,
      image: variant.image ?? null,
    };
  });
  const row = {
    slug: product.slug,
    title: product.title,
    description: product.description ?? {},
    vendor: product.vendor ?? null,
    category_slug: product.categorySlug ?? null,
    product_type: product.productType ?? null,
    tags: product.tags ?? [],
    tax_class: product.taxClass,
    options: product.options ?? [],
    images: product.images ?? [],
    status: product.status ?? 'ACTIVE',
    title_key_fr: sortKey(product.title.fr ?? product.title.en ?? ''),
    title_key_en: sortKey(product.title.en ?? product.title.fr ?? ''),
  };
  return {
    ...row,
    title_text: searchText(wordings(product.title)),
    search_text: searchText(textsOf(product, variants)),
    source_hash: createHash('sha256')
      .update(JSON.stringify([formVersion, row, variants]))
      .digest('hex'),
    variants,
  };
}

/** Everything by which somebody may look for it. */
function textsOf(
  product: DescribedProduct,
  variants: readonly {
    readonly sku: string;
    readonly barcode: string | null;
    readonly option_values: readonly SelectedOption[];
  }[],
): string[] {
  return [
    ...wordings(product.title),
    product.vendor ?? '',
    product.productType ?? '',
    ...(product.tags ?? []),
    ...variants.flatMap((variant) => [
      variant.sku,
      variant.barcode ?? '',
      ...variant.option_values.flatMap(({ label }) => wordings(label)),
    ]),
    ...wordings(product.description ?? {}).map(firstWords),
  ];
}

/** A description may be long; what it begins with is what the product is. */
function firstWords(text: string): string {
  return text.replace(/<[^>]*>/g, ' ').slice(0, 500);
}
