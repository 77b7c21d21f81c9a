import type { Motif } from './pictures/draw.js';
import type { SilhouetteName } from './pictures/silhouettes.js';
import type { HoursException, WeeklyHours } from './places/opening-hours.js';
import type { Locale, LocalText } from './text.js';

/** French VAT: 20 %, 10 %, 5.5 % and 2.1 % (Code général des impôts, articles 278 to 298 septies). */
export type TaxClass = 'STANDARD' | 'INTERMEDIATE' | 'REDUCED' | 'SUPER_REDUCED';

/** Where a sale begins. */
export type Channel =
  | 'WEB'
  | 'APP'
  | 'STORE'
  | 'TABLET'
  | 'CALL_CENTRE'
  | 'IVR'
  | 'LINK'
  | 'TERMINAL'
  | 'CARRIER'
  | 'KIOSK'
  | 'VOICE'
  | 'PARTNER';

/** A node of the category tree. Parents come before their children. */
export interface DemoCategory {
  readonly slug: string;
  readonly name: LocalText;
  readonly parentSlug: string | null;
  /** Place among its brothers and sisters, from 1. */
  readonly position: number;
}

/** A word that products are filtered by. */
export interface DemoTag {
  readonly code: string;
  readonly name: LocalText;
}

/** One answer to an option, unique within it by its code. */
export interface DemoOptionValue {
  readonly code: string;
  readonly name: LocalText;
  /** `#rrggbb`, on values of the option `colour` only. */
  readonly swatch?: string;
}

/** A choice that the buyer makes; `code` is `colour`, `size`, `shoe-size`, `dimensions` and the like. */
export interface DemoOption {
  readonly code: string;
  readonly name: LocalText;
  readonly values: readonly DemoOptionValue[];
}

/** What is priced, stocked and sold. */
export interface DemoVariant {
  readonly sku: string;
  /** EAN-13 of the range that GS1 leaves to each company (prefixes 20 to 29). */
  readonly barcode: string;
  /** Value code by option code; one entry for each option of the product. */
  readonly optionValues: Readonly<Record<string, string>>;
  /** EUR, VAT included. */
  readonly priceMinor: number;
  /** The price before the reduction, where there is one; always above `priceMinor`. */
  readonly compareAtMinor?: number;
  readonly weightGrams: number;
  readonly requiresShipping: boolean;
}

/** A picture that is served at `path`; `productImageSvg` draws it. */
export interface DemoImage {
  /** From 1; also the number in the path. */
  readonly position: number;
  readonly path: string;
  readonly alt: LocalText;
  readonly width: number;
  readonly height: number;
  /** Code of the colour that is shown, where the product has colours. */
  readonly colour?: string;
}

/** What `productImageSvg` needs to draw a product. */
export interface DemoPicture {
  readonly silhouette: SilhouetteName;
  readonly motif?: Motif;
  /** For each position the main colour of the thing and the colour behind it, `#rrggbb`. */
  readonly faces: readonly { readonly tint: string; readonly ground: string }[];
}

/** What a page of the shop shows; it is bought as one of its variants. */
export interface DemoProduct {
  readonly slug: string;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly vendor: string;
  readonly categorySlug: string;
  readonly tags: readonly string[];
  readonly taxClass: TaxClass;
  readonly options: readonly DemoOption[];
  readonly variants: readonly DemoVariant[];
  readonly images: readonly DemoImage[];
  readonly picture: DemoPicture;
}

/** The price of one SKU, in minor units of the currency of its list. */
export interface DemoPrice {
  readonly sku: string;
  readonly amountMinor: number;
  readonly compareAtMinor?: number;
}

/** Prices with VAT included. The list of a channel goes before the list without one. */
export interface DemoPriceList {
  readonly code: string;
  readonly channel: Channel | null;
  readonly currency: string;
  readonly prices: Iterable<DemoPrice>;
}

/** A postal address; `countryCode` is ISO 3166-1 alpha-2. */
export interface DemoAddress {
  readonly line1: string;
  readonly line2?: string;
  readonly postalCode: string;
  readonly city: string;
  readonly countryCode: string;
}

/** A store or a warehouse. */
export interface DemoLocation {
  readonly code: string;
  readonly kind: 'STORE' | 'WAREHOUSE';
  readonly name: string;
  readonly address: DemoAddress;
  /** WGS 84, exact to the street. */
  readonly latitude: number;
  readonly longitude: number;
  /** E.164, of a range that is kept for fiction. */
  readonly phone: string;
  readonly timeZone: string;
  readonly weeklyHours: readonly WeeklyHours[];
  readonly exceptions: readonly HoursException[];
  /** NONE hands nothing over; LOCAL only what lies there already; ANY also what another location sends. */
  readonly pickupPolicy: 'NONE' | 'LOCAL' | 'ANY';
  /** The channels that may sell what lies here. */
  readonly sellsToChannels: readonly Channel[];
  /** Pieces of each SKU that are never promised to another channel. */
  readonly safetyStock: number;
  readonly preparationMinutes: number;
}

/** How goods go from one location to another. */
export interface DemoRoute {
  readonly fromCode: string;
  readonly toCode: string;
  readonly transitMinutes: number;
  /** By the sender's own clock: the day, 1 (Monday) to 7, and `HH:mm`. */
  readonly departs: readonly { readonly day: number; readonly at: string }[];
}

/** A store that sends goods to buyers, beside the warehouses; the money is in minor units of EUR. */
export interface DemoSender {
  readonly locationCode: string;
  /** For how many orders a day it sends something. */
  readonly dailyCapacity: number;
  /** How gladly the shop lets it send, from 0 to 100. */
  readonly preference: number;
  readonly parcelCostMinor: number;
}

/** By which terms goods are sent, kept and taken back. */
export interface DemoTerms {
  readonly sending: readonly DemoSender[];
  readonly pickups: {
    readonly keepDays: number;
    readonly remindDaysBefore: number;
    /** From this value on, whoever collects shows who they are. */
    readonly identityFromMinor: number;
  };
  readonly returnLabelMinor: number;
}

/** Pieces of one SKU in each location, in the order of `locations`. Null: the location does not carry it. */
export interface DemoStock {
  readonly sku: string;
  readonly onHand: readonly (number | null)[];
}

/** A person who buys; `locale` is the language of the messages to that person. */
export interface DemoCustomer {
  /** Stable name for examples and tests; the first is the persona `customer`. */
  readonly key: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  /** E.164, of a range that is kept for fiction. */
  readonly phone: string;
  readonly locale: Locale;
  /** The first is the default address. */
  readonly addresses: readonly DemoAddress[];
  readonly preferredLocationCode: string;
  /** Channels through which the customer agreed to hear of offers. */
  readonly marketingConsents: readonly ('EMAIL' | 'SMS' | 'PHONE')[];
}

/** A person, partner or device that acts for the shop. */
export interface DemoStaff {
  /** Stable name for examples and tests: `associate`, `agent`, `supervisor`, `partner`, `device`, `admin`, ... */
  readonly key: string;
  readonly kind: 'ASSOCIATE' | 'AGENT' | 'SUPERVISOR' | 'PARTNER' | 'DEVICE' | 'ADMIN';
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  /** The locations that this person or device works for; empty means none in particular. */
  readonly locationCodes: readonly string[];
}

/** One SKU, and where it is when `locationCode` is given. */
export interface Highlight {
  readonly sku: string;
  readonly locationCode?: string;
}

/** Situations that examples and tests can count on. */
export interface Highlights {
  /** Exactly one piece in the store, none in any other location. */
  readonly lastPiece: Highlight;
  /** None anywhere. */
  readonly soldOut: Highlight;
  /** None in the store, plenty in others that sell online. */
  readonly elsewhere: Highlight;
  /** In the warehouses and in no store. */
  readonly warehouseOnly: Highlight;
  /** Plenty in every store and warehouse but the outlet. */
  readonly everywhere: Highlight;
  /** In two stores that send goods, and in no warehouse. */
  readonly storesOnly: Highlight;
  /** Only in the outlet store, which does not sell online. */
  readonly outletOnly: Highlight;
}

/** A whole retailer as data. Large parts are iterables: each loop starts again and gives the same rows. */
export interface DemoShop {
  readonly name: string;
  readonly tagline: LocalText;
  readonly currency: string;
  readonly categories: readonly DemoCategory[];
  readonly tags: readonly DemoTag[];
  readonly products: Iterable<DemoProduct>;
  readonly priceLists: readonly DemoPriceList[];
  readonly locations: readonly DemoLocation[];
  readonly routes: readonly DemoRoute[];
  /** Left out where those that a new shop begins with stay. */
  readonly terms?: DemoTerms;
  readonly stock: Iterable<DemoStock>;
  readonly customers: readonly DemoCustomer[];
  readonly staff: readonly DemoStaff[];
  /** For progress bars: how many rows the iterables give. */
  readonly counts: { readonly products: number; readonly variants: number };
}

/** The demo retailer: small enough to hold in arrays. */
export interface DemoRetailer extends DemoShop {
  readonly products: readonly DemoProduct[];
  readonly stock: readonly DemoStock[];
  readonly highlights: Highlights;
}
