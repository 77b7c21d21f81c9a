import type { Locale } from '../../kernel/refusal.js';

/** One pickup or parcel, as a letter tells of it; texts are in the language of the letter. */
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
}

/** What a letter may tell. */
export interface Told {
  readonly orderNumber: string;
  /** How whoever it goes to is spoken to. */
  readonly addressee: string;
  /** Undefined where it is about the order as a whole. */
  readonly goods: GoodsTold | undefined;
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
  /** The type of the event, on the stream of its order. */
  readonly on: string;
  /** Where not every event of this type is told: whether this one is. */
  readonly when?: (facts: Told['facts']) => boolean;
  /** The buyer where it is left out; else whoever they have sent to collect. */
  readonly to?: 'COLLECTOR';
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
