import type { AskStep } from '../runner/journey.js';
import { money } from './fragments.js';
import { label } from './words.js';

/** Finds one SKU by itself, or by the words that buyers would use, and keeps its `variantId`: how a journey comes to its goods. */
export function findItem(
  sku: string,
  step: Pick<AskStep, 'title' | 'hint'>,
  search = sku,
): AskStep {
  const variant = `products.nodes.0.variants.[sku=${sku}]`;
  return {
    ...step,
    kind: 'ask',
    name: 'FindItem',
    document: `
query FindItem($search: String!) {
  products(search: $search, first: 1) {
    nodes {
      title
      vendor
      variants {
        id
        sku
        title
        price ${money}
      }
    }
  }
}`,
    variables: { search },
    save: { variantId: `${variant}.id` },
    shows: [
      { label: label.article, path: 'products.nodes.0.title' },
      { label: label.price, path: `${variant}.price` },
    ],
  };
}
