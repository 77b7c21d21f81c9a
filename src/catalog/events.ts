import type { NewEvent } from '../platform/events/event.js';

/** A product was described for the first time, or its description has changed. */
export function productSaved(productId: string, slug: string): NewEvent {
  return { streams: [streamOf(productId)], type: 'ProductSaved', payload: { productId, slug } };
}

/** Variants are no longer sold; carts and orders still know them. */
export function variantsRetired(productId: string, variantIds: readonly string[]): NewEvent {
  return {
    streams: [streamOf(productId)],
    type: 'VariantsRetired',
    payload: { productId, variantIds },
  };
}

/** Variants that had been retired are sold again. */
export function variantsRevived(productId: string, variantIds: readonly string[]): NewEvent {
  return {
    streams: [streamOf(productId)],
    type: 'VariantsRevived',
    payload: { productId, variantIds },
  };
}

/** A category is new, or has another name or place. */
export function categorySaved(categoryId: string, slug: string): NewEvent {
  return {
    streams: [`category:${categoryId}`],
    type: 'CategorySaved',
    payload: { categoryId, slug },
  };
}

function streamOf(productId: string): string {
  return `product:${productId}`;
}
