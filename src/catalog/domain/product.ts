import type { LocalText } from '../../kernel/local-text.js';

export const productStatuses = ['ACTIVE', 'DRAFT', 'ARCHIVED'] as const;
/** Only ACTIVE products are shown and sold. */
export type ProductStatus = (typeof productStatuses)[number];

/** A choice that a buyer makes: `colour`, `size`; with the values there are. */
export interface ProductOption {
  readonly code: string;
  readonly name: LocalText;
  readonly values: readonly OptionValue[];
}

export interface OptionValue {
  readonly code: string;
  readonly name: LocalText;
  /** `#rrggbb`, where the value is a colour. */
  readonly swatch?: string | undefined;
}

/** A picture. The address is absolute, or a path on the gateway itself. */
export interface ProductImage {
  readonly url: string;
  readonly alt?: LocalText | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** What a variant stands for in one of its product's options, with the words for it. */
export interface SelectedOption {
  readonly option: string;
  readonly name: LocalText;
  readonly value: string;
  readonly label: LocalText;
}

/** One thing that is sold. Its SKU names it in the shop, in files and at the till, and never changes. */
export interface DescribedVariant {
  readonly sku: string;
  readonly barcode?: string | null | undefined;
  /** The words for its option values where it is left out: `Bleu / M`. */
  readonly title?: LocalText | undefined;
  /** Value code by option code; one entry for each option of the product. */
  readonly optionValues?: Readonly<Record<string, string>> | undefined;
  readonly weightGrams?: number | null | undefined;
  readonly requiresShipping?: boolean | undefined;
  readonly allowBackorder?: boolean | undefined;
  readonly image?: ProductImage | null | undefined;
}

/** A whole product with all its variants. Its slug names it in addresses and files, and never changes. */
export interface DescribedProduct {
  readonly slug: string;
  readonly title: LocalText;
  readonly description?: LocalText | undefined;
  readonly vendor?: string | null | undefined;
  readonly categorySlug?: string | null | undefined;
  readonly productType?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
  /** `STANDARD`, `REDUCED` ...: which rate it is taxed by in each country. */
  readonly taxClass: string;
  readonly options?: readonly ProductOption[] | undefined;
  readonly images?: readonly ProductImage[] | undefined;
  readonly status?: ProductStatus | undefined;
  readonly variants: readonly DescribedVariant[];
}

/** The variant's place in each option, in the order of the product's options. */
export function selectedOptions(
  product: DescribedProduct,
  variant: DescribedVariant,
): SelectedOption[] {
  return (product.options ?? []).flatMap((option) => {
    const value = option.values.find((each) => each.code === variant.optionValues?.[option.code]);
    if (!value) return [];
    return { option: option.code, name: option.name, value: value.code, label: value.name };
  });
}

/** What a variant is called beside the others of its product; the product's own title where there is no choice. */
export function variantTitle(
  product: DescribedProduct,
  selected: readonly SelectedOption[],
): LocalText {
  if (selected.length === 0) return product.title;
  const titleIn = (locale: 'fr' | 'en') =>
    selected.map(({ label }) => label[locale] ?? Object.values(label)[0] ?? '').join(' / ');
  return { fr: titleIn('fr'), en: titleIn('en') };
}
