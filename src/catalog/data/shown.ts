import type { ProductImage, ProductOption, SelectedOption } from '../domain/product.js';

/**
 * A product as the graph shows it, in the language of the request. Its id is always there; of the rest, a list
 * holds what its client asks for. `variants` and `category` are there where they were loaded along.
 */
export interface ShownProduct {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly vendor: string | null;
  readonly categoryId: string | null;
  readonly productType: string | null;
  readonly tags: readonly string[];
  readonly options: readonly ProductOption[];
  readonly images: readonly ProductImage[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  variants?: readonly ShownVariant[];
  category?: ShownCategory | null;
}

/**
 * A variant as the graph shows it. Modules above may hang on it what they have loaded along; their fields look
 * there first.
 */
export interface ShownVariant {
  readonly id: string;
  readonly productId: string;
  readonly sku: string;
  readonly barcode: string | null;
  readonly title: string;
  readonly optionValues: readonly SelectedOption[];
  readonly weightGrams: number | null;
  readonly requiresShipping: boolean;
  readonly image: ProductImage | null;
  readonly active: boolean;
  product?: ShownProduct;
}

export interface ShownCategory {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly parentId: string | null;
}
