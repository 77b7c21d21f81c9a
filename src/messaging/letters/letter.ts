import type { Locale } from '../../kernel/refusal.js';

/** Goods of one place, as a letter tells of them; texts are in the language of the letter. */
export interface GoodsTold {
  readonly placeName: string;
  readonly placeAddress: string;
  /** What is shown at the counter; null where nothing is collected. */
  readonly code: string | null;
  /** Until when the goods are kept, by the clock of the place. */
  readonly keptUntil: string | null;
  readonly trackingCode: string | null;
  /** `2 × Cap`, one a line. */
  readonly lines: readonly string[];
  /** True while they wait to be collected. */
  readonly isWaiting: boolean;
  /** What they have cost, where that is told. */
  readonly paid: string | null;
}

/** What was wrong with a basket: `2 × Cap`, one a line. */
export interface CorrectionTold {
  readonly notTaken: readonly string[];
  readonly taken: readonly string[];
}

/** What a letter may tell. */
export interface Told {
  /** Of the order, or of what is kept in a store: as people say it. Empty for a visit without an order. */
  readonly number: string;
  /** How whoever it goes to is spoken to. */
  readonly addressee: string;
  /** Undefined where it is about the order as a whole. */
  readonly goods: GoodsTold | undefined;
  readonly correction?: CorrectionTold;
  /** What the event told. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Text {
  readonly subject: string;
  readonly body: string;
}

/** What people are told on one kind of news. */
export interface Letter {
  readonly name: string;
  /** The type of the event, on the stream of its subject. */
  readonly on: string;
  /** Where not every event of this type is told: whether this one is. */
  readonly when?: (facts: Told['facts']) => boolean;
  /** True where visits have letters of their own for it. */
  readonly notOfVisits?: true;
  /** The buyer where it is left out; else whoever they have sent to collect. */
  readonly to?: 'COLLECTOR';
  /** Where it may be overtaken by what happens before it is sent: whether it is still true. */
  readonly while?: (told: Told) => boolean;
  readonly write: Readonly<Record<Locale, (told: Told) => Text>>;
}

const frame: Readonly<Record<Locale, (addressee: string, body: string) => string>> = {
  fr: (addressee, body) => `Bonjour ${addressee},\n\n${body}\n\nMerci de votre confiance.`,
  en: (addressee, body) => `Hello ${addressee},\n\n${body}\n\nThank you for your trust.`,
};

/** The letter as it goes out. */
export function writeLetter(letter: Letter, locale: Locale, told: Told): Text {
  const { subject, body } = letter.write[locale](told);
  return { subject, body: frame[locale](told.addressee, body) };
}
