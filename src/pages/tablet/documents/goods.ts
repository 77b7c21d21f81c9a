import { graph, type Money, money } from './document.js';

/** Something to sell: one variant, with what it costs through this channel. */
export interface FoundVariant {
  readonly id: string;
  readonly sku: string;
  readonly barcode: string | null;
  readonly title: string;
  readonly price: Money | null;
}

export interface FoundProduct {
  readonly id: string;
  readonly title: string;
  readonly images: readonly { readonly url: string }[];
  readonly variants: readonly FoundVariant[];
}

const product = /* GraphQL */ `{
  id
  title
  images { url }
  variants { id sku barcode title price ${money} }
}`;

export const findGoods = graph<
  { readonly products: { readonly nodes: readonly FoundProduct[] } },
  { readonly search: string }
>(/* GraphQL */ `
  query FindGoods($search: String!) {
    products(search: $search, first: 12) { nodes ${product} }
  }`);

export interface PickupOption {
  readonly kind: string;
  readonly readyAt: string | null;
  readonly location: {
    readonly id: string;
    readonly name: string;
    readonly distanceKm: number | null;
    readonly isOpen: boolean;
  };
  readonly lines: readonly {
    readonly quantity: number;
    readonly band: string;
    readonly available: number | null;
    readonly isAvailable: boolean;
    readonly variant: { readonly id: string } | null;
  }[];
}

/** Where a basket is, the nearest place first: exact numbers for those who work in stores. */
export const whereIsIt = graph<
  { readonly pickupOptions: readonly PickupOption[] },
  {
    readonly input: {
      readonly lines: readonly { readonly variantId: string; readonly quantity: number }[];
      readonly near: { readonly latitude: number; readonly longitude: number };
      readonly includeNone: boolean;
    };
  }
>(/* GraphQL */ `
  query WhereIsIt($input: PickupOptionsInput!) {
    pickupOptions(input: $input, first: 8) {
      kind
      readyAt
      location { id name distanceKm isOpen }
      lines { quantity band available isAvailable variant { id } }
    }
  }`);

export interface StockLevel {
  readonly band: string;
  readonly available: number | null;
  readonly onHand: number | null;
  readonly reserved: number | null;
}

export const stockHere = graph<
  {
    readonly node: { readonly availableAt: StockLevel | null } | null;
  },
  { readonly variantId: string; readonly locationId: string }
>(/* GraphQL */ `
  query StockHere($variantId: ID!, $locationId: ID!) {
    node(id: $variantId) {
      ... on Variant { availableAt(locationId: $locationId) { band available onHand reserved } }
    }
  }`);
