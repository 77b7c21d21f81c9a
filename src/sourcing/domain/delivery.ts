import { dayMs, later } from '../../kernel/clock.js';
import type { Shortage } from '../../stock/index.js';
import type { Source } from './sources.js';

/** How much of a basket can be sent, and in how many parcels. */
export const deliveryKinds = ['WHOLE', 'SPLIT', 'PARTIAL', 'NONE'] as const;
/** Whole in one parcel, split over several, only in part, or not at all. */
export type DeliveryKind = (typeof deliveryKinds)[number];

/** A place as its parcels leave it. */
export interface ParcelPlace {
  readonly id: string;
  readonly country_code: string;
}

/** Goods that leave one place together. */
export interface PromisedParcel<Place extends ParcelPlace> {
  readonly location: Place;
  readonly lines: readonly Source[];
  /** When the carrier has it. */
  readonly leavesAt: Date;
  /** When it is there. */
  readonly arrivesAt: Date;
}

/** What a buyer is told about goods that would be sent to them. */
export interface DeliveryPromise<Place extends ParcelPlace> {
  readonly kind: DeliveryKind;
  /** What arrives first comes first. */
  readonly parcels: readonly PromisedParcel<Place>[];
  /** What no place can give in that quantity. */
  readonly missing: readonly (Shortage & { readonly key: string })[];
  /** When all of it is there that can be sent; null where nothing can. */
  readonly arrivesAt: Date | null;
}

export interface DeliveryTerms<Place extends ParcelPlace> {
  readonly places: readonly Place[];
  readonly leavesAt: (place: Place) => Date;
  readonly countryCode: string;
  readonly domesticDays: number;
  readonly foreignDays: number;
}

/** Turns a plan into parcels with their dates. */
export function promiseParcels<Place extends ParcelPlace>(
  plan: {
    readonly sources: readonly Source[];
    readonly shortages: readonly (Shortage & { readonly key: string })[];
  },
  terms: DeliveryTerms<Place>,
): DeliveryPromise<Place> {
  const places = new Map(terms.places.map((place) => [place.id, place]));
  const parcels = [...Map.groupBy(plan.sources, (source) => source.locationId)].flatMap(
    ([id, lines]) => {
      const location = places.get(id);
      if (!location) return [];
      const leavesAt = terms.leavesAt(location);
      const isDomestic = location.country_code === terms.countryCode;
      const days = isDomestic ? terms.domesticDays : terms.foreignDays;
      return [{ location, lines, leavesAt, arrivesAt: later(leavesAt, days * dayMs) }];
    },
  );
  parcels.sort((a, b) => a.arrivesAt.getTime() - b.arrivesAt.getTime());
  return {
    kind: kindOf(parcels.length, plan.shortages.length),
    parcels,
    missing: plan.shortages,
    arrivesAt: parcels.at(-1)?.arrivesAt ?? null,
  };
}

function kindOf(parcels: number, missing: number): DeliveryKind {
  if (parcels === 0) return 'NONE';
  if (missing > 0) return 'PARTIAL';
  return parcels === 1 ? 'WHOLE' : 'SPLIT';
}
