import type {
  DescribedProduct,
  DescribedVariant,
  ProductOption,
  VariantRow,
} from '../../catalog/index.js';
import { quoted } from '../csv/row.js';
import type { ImportedProduct, Refuse } from './read-product.js';
import type { ImportedVariant } from './read-variant.js';

/** A product of the file as it can be saved beside what the shop knows already. */
export interface PreparedProduct {
  readonly slug: string;
  readonly described: DescribedProduct;
  readonly variants: readonly ImportedVariant[];
}

/**
 * Fits a product to what is there. A variant whose SKU another product has is refused. A variant that the shop
 * sells already and whose row was refused is taken over as it is, because a slip of the pen must not take it off
 * the shelves; where the file changes the options, that is not possible, and the product stays as it was.
 */
export function prepareProduct(
  product: ImportedProduct,
  ownId: string | undefined,
  knownBySku: ReadonlyMap<string, VariantRow>,
  refuse: Refuse,
): PreparedProduct | undefined {
  const { slug, description, rows } = product;
  const variants = product.variants.filter(({ row, described: { sku } }) => {
    const known = knownBySku.get(sku);
    if (!known || known.product_id === ownId) return true;
    const owner = quoted(Object.values(known.full_title)[0] ?? '');
    refuse(row, `The SKU ${quoted(sku)} belongs to another product: ${owner}.`);
    return false;
  });
  const kept = keptOf(product, ownId, knownBySku);
  const { options = [], images = [] } = description;
  const problem =
    variants.length === 0
      ? 'No variant of this product can be used.'
      : kept.every((variant) => hasOptions(variant, options))
        ? undefined
        : 'Other options cannot be given to the product while the row of one of its variants is refused.';
  if (problem !== undefined) {
    for (const row of rows) refuse(row, problem);
    return undefined;
  }
  const all = [
    ...variants.map((variant) => variant.described),
    ...kept.map((variant) => describe(variant, images[0]?.url)),
  ];
  const described = {
    ...description,
    slug,
    options: options.map((option) => withValuesOf(option, all, kept)),
    variants: all,
  };
  return { slug, described, variants };
}

/** What is sold already and was refused in the file. */
function keptOf(
  { variants, refusedSkus }: ImportedProduct,
  ownId: string | undefined,
  knownBySku: ReadonlyMap<string, VariantRow>,
): VariantRow[] {
  const named = new Set(variants.map(({ described }) => described.sku));
  return [...new Set(refusedSkus)].flatMap((sku) => {
    const known = knownBySku.get(sku);
    return known?.active && known.product_id === ownId && !named.has(sku) ? [known] : [];
  });
}

function hasOptions(
  { option_values: values }: VariantRow,
  options: readonly ProductOption[],
): boolean {
  const codes = new Set(options.map((option) => option.code));
  return values.length === codes.size && values.every(({ option }) => codes.has(option));
}

/** The values that some variant stands for, in the order of the file, and then those that it does not know. */
function withValuesOf(
  option: ProductOption,
  variants: readonly DescribedVariant[],
  kept: readonly VariantRow[],
): ProductOption {
  const used = new Set(variants.map((variant) => variant.optionValues?.[option.code]));
  const values = option.values.filter((value) => used.has(value.code));
  const known = new Set(values.map((value) => value.code));
  for (const { option: code, value, label } of kept.flatMap((variant) => variant.option_values)) {
    if (code !== option.code || known.has(value)) continue;
    known.add(value);
    values.push({ code: value, name: label });
  }
  return { ...option, values };
}

function describe(variant: VariantRow, firstImageUrl: string | undefined): DescribedVariant {
  return {
    sku: variant.sku,
    barcode: variant.barcode,
    optionValues: Object.fromEntries(
      variant.option_values.map(({ option, value }) => [option, value]),
    ),
    weightGrams: variant.weight_grams,
    requiresShipping: variant.requires_shipping,
    allowBackorder: variant.allow_backorder,
    // Where it has none of its own, it is shown with the first one of its product.
    image: variant.image?.url === firstImageUrl ? null : variant.image,
  };
}
