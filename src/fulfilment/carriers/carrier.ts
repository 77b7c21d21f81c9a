import type { IncomingHttpHeaders } from 'node:http';

/** Where a parcel goes. */
export interface Destination {
  readonly name: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
}

/** A parcel that needs a label. */
export interface LabelCall {
  /** Asked again with the same key, the same label is given. */
  readonly key: string;
  /** What people read on it: the number of the order and of the parcel. */
  readonly reference: string;
  readonly weightGrams: number;
  readonly destination: Destination;
}

/** What a carrier says to a parcel. */
export type LabelOutcome =
  | {
      readonly kind: 'labeled';
      /** The carrier's own name for the parcel, by which its news tell of it. */
      readonly reference: string;
      readonly trackingCode: string;
      readonly labelUrl: string;
    }
  /** It will not carry this parcel. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Nobody knows: it is asked again later, with the same key. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** What a carrier says to a label that is given back. */
export type VoidOutcome =
  /** It is worth nothing any more, or there never was one. */
  | { readonly kind: 'voided' }
  /** It is too late: the parcel was seen. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Nobody knows: it is given back again later. */
  | { readonly kind: 'unknown'; readonly reason: string };

export const parcelNewsTypes = ['IN_TRANSIT', 'DELIVERED', 'LOST', 'RETURNED_TO_SENDER'] as const;
export type ParcelNewsType = (typeof parcelNewsTypes)[number];

/** What a carrier tells of one of its parcels. */
export interface ParcelNews {
  readonly eventId: string;
  readonly reference: string;
  readonly type: ParcelNewsType;
  readonly occurredAt: Date;
}

/** A message that came in, as it was read. */
export type CarrierReading =
  | { readonly kind: 'news'; readonly news: ParcelNews }
  /** Signed, and about something that the shop does not follow. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable' }
  /** Not signed by the carrier, or too old. */
  | { readonly kind: 'forged' };

/** Somebody who carries parcels. */
export interface Carrier {
  readonly name: string;
  buyLabel(call: LabelCall): Promise<LabelOutcome>;
  /** Gives the label back that was bought with this key, so that it is not paid for. Safe to repeat. */
  voidLabel(call: Pick<LabelCall, 'key'>): Promise<VoidOutcome>;
  /** Checks the signature of a message over its raw bytes, and reads it. */
  readNews(message: {
    readonly headers: IncomingHttpHeaders;
    readonly body: Buffer;
  }): CarrierReading;
}
