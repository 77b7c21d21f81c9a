/** What leaves with a carrier under one label. */
export interface Parcel {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly weightGrams: number;
  readonly trackingCode: string | null;
  readonly labelUrl: string | null;
  readonly labelError: string | null;
  readonly lines: readonly {
    readonly sku: string;
    readonly title: string;
    readonly quantity: number;
  }[];
}

export const parcel = /* GraphQL */ `{
  id
  number
  state
  weightGrams
  trackingCode
  labelUrl
  labelError
  lines { sku title quantity }
}`;
