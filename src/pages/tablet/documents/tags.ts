import { type Cart, cart } from './cart.js';
import { graph, type Outcome, refused } from './document.js';

/** A tag that a reader has seen, and what became of it. */
export interface ScannedTag {
  readonly epc: string;
  readonly outcome: string;
  readonly variant: {
    readonly title: string;
    readonly product: { readonly title: string };
  } | null;
}

type Scanned = {
  readonly step: Outcome<{ readonly cart: Cart; readonly scanned: readonly ScannedTag[] }>;
};

interface Scanning {
  readonly input: {
    readonly cartId: string;
    readonly epcs: readonly string[];
    readonly idempotencyKey: string;
  };
}

const scanned = `${refused}
      ... on ScannedItemsPayload {
        cart ${cart}
        scanned { epc outcome variant { title product { title } } }
      }`;

export const readTags = graph<Scanned, Scanning>(/* GraphQL */ `
  mutation ReadTags($input: ScannedItemsInput!) {
    step: addScannedItems(input: $input) { ${scanned} }
  }`);

export const putBackTags = graph<Scanned, Scanning>(/* GraphQL */ `
  mutation PutBackTags($input: ScannedItemsInput!) {
    step: removeScannedItems(input: $input) { ${scanned} }
  }`);
