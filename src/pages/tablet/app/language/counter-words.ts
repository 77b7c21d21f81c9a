/** The texts of what is done at a counter beside plain selling: parcels, refunds, exchanges, discounts, tags. */
export interface CounterWords {
  readonly parcels: {
    readonly heading: string;
    readonly pack: string;
    readonly packHint: string;
    readonly parcel: (number: number) => string;
    readonly weight: string;
    readonly another: string;
    readonly remove: (parcel: string) => string;
    readonly left: (count: number) => string;
    readonly close: string;
    readonly states: Readonly<Record<string, string>>;
    readonly grams: (grams: string) => string;
    readonly label: (parcel: string) => string;
    readonly labelWaits: string;
    readonly ship: (parcel: string) => string;
    readonly back: (parcel: string) => string;
    readonly backHint: string;
    readonly did: Readonly<Record<'pack' | 'ship' | 'back', string>>;
  };
  readonly refunds: {
    readonly heading: string;
    readonly tenders: Readonly<Record<string, string>>;
    readonly states: Readonly<Record<string, string>>;
    readonly waits: string;
    readonly listed: string;
    readonly handOut: (amount: string) => string;
    readonly card: string;
    readonly cardHint: string;
    readonly present: (amount: string) => string;
    readonly onCard: (card: string) => string;
    readonly declined: string;
    readonly giftCard: string;
    readonly did: Readonly<Record<'handOut' | 'present', string>>;
  };
  readonly exchange: {
    readonly begin: string;
    readonly banner: (number: string) => string;
    readonly hint: (amount: string) => string;
    readonly credit: string;
    readonly toPay: string;
    readonly goesBack: string;
    readonly confirm: string;
    readonly stop: string;
    readonly rest: (amount: string) => string;
    readonly kept: string;
    readonly keptUntil: (when: string) => string;
    readonly keptFor: string;
    readonly cash: string;
  };
  readonly discounts: {
    readonly heading: string;
    readonly give: string;
    readonly on: string;
    readonly whole: string;
    readonly kind: string;
    readonly kinds: Readonly<Record<'amount' | 'percent', string>>;
    readonly amount: string;
    readonly percent: string;
    readonly why: string;
    readonly reasons: readonly (readonly [code: string, label: string])[];
    readonly note: string;
    readonly waits: string;
    readonly remove: (discount: string) => string;
    readonly did: Readonly<Record<'give' | 'ask' | 'remove', string>>;
  };
  readonly tags: {
    readonly way: string;
    readonly byArticle: string;
    readonly byTag: string;
    readonly heading: string;
    readonly hint: string;
    readonly type: string;
    readonly read: string;
    readonly none: string;
    readonly units: (count: number) => string;
    readonly outcomes: Readonly<Record<string, string>>;
    readonly putBack: (title: string) => string;
  };
}
