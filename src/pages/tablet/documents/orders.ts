import { graph, type Money, money } from './document.js';
import { type Parcel, parcel } from './parcels.js';

/** The goods of an order, with what a scanner reads from them. */
interface OrderGoods {
  readonly sku: string;
  readonly variant: {
    readonly barcode: string | null;
    readonly image: { readonly url: string } | null;
  } | null;
}

/** Pictures and bar codes for whoever looks for the goods on the shelf. */
export const goodsOfOrder = graph<
  { readonly order: { readonly lines: readonly OrderGoods[] } | null },
  { readonly number: string }
>(/* GraphQL */ `
  query GoodsOfOrder($number: String!) {
    order(number: $number) {
      lines { sku variant { barcode image { url } } }
    }
  }`);

export interface FoundOrder {
  readonly number: string;
  readonly state: string;
  readonly placedAt: string;
  readonly totals: { readonly total: Money };
  readonly lines: readonly {
    readonly id: string;
    readonly sku: string;
    readonly title: string;
    readonly quantity: number;
    readonly cancelled: number;
    readonly returned: number;
  }[];
  readonly fulfilments: readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly promisedAt: string;
    readonly location: { readonly id: string; readonly name: string };
    readonly parcels?: readonly Parcel[];
  }[];
}

export const orderByNumber = graph<
  { readonly order: FoundOrder | null },
  { readonly number: string }
>(/* GraphQL */ `
  query OrderByNumber($number: String!) {
    order(number: $number) {
      number
      state
      placedAt
      totals { total ${money} }
      lines { id sku title quantity cancelled returned }
      fulfilments {
        id
        kind
        state
        promisedAt
        location { id name }
        ... on Shipment { parcels ${parcel} }
      }
    }
  }`);
