import type { Locale } from '../../kernel/refusal.js';
import type { DiscountCap } from '../../pricing/index.js';

/** Why staff take something off, in words that reports can count, and in a sentence for people. */
export const discountReasons = {
  DAMAGED_GOODS: { en: 'The goods have a small fault.', fr: 'La marchandise a un léger défaut.' },
  PRICE_MATCH: { en: 'It costs less elsewhere.', fr: 'Le prix est plus bas ailleurs.' },
  LATE_DELIVERY: {
    en: 'An earlier order came late.',
    fr: 'Une commande précédente est arrivée en retard.',
  },
  LOYAL_CUSTOMER: { en: 'For a loyal customer.', fr: 'Pour un client fidèle.' },
  LARGE_BASKET: { en: 'For a large basket.', fr: 'Pour un panier important.' },
  STAFF: { en: 'The buyer works here.', fr: "L'acheteur travaille ici." },
  GOODWILL: { en: 'A gesture of goodwill.', fr: 'Un geste commercial.' },
  OTHER: { en: 'For another reason.', fr: 'Pour une autre raison.' },
} as const satisfies Record<string, Readonly<Record<Locale, string>>>;
export type DiscountReason = keyof typeof discountReasons;

/** What staff have taken off a cart, or off one line of it. Kept with the cart as JSON. */
export interface CartDiscount {
  readonly id: string;
  /** The line whose goods cost less; null for the whole cart. */
  readonly lineId: string | null;
  /** Lines that were split off that line since: their goods cost less together with its own. */
  readonly splitLineIds?: readonly string[];
  /** One of both: a part of what the goods cost, or an amount. */
  readonly basisPoints: number | null;
  readonly amountMinor: number | null;
  /** It holds as long as the goods of the cart cost so much before discounts. */
  readonly minimumMinor: number;
  readonly reasonCode: DiscountReason;
  readonly note: string | null;
  readonly givenByKind: string;
  readonly givenBy: string;
  /** ISO 8601. */
  readonly givenAt: string;
  /** The question to a second person, where it is above the limit of who gave it. */
  readonly approvalId: string | null;
  /** Who has agreed; null where nobody has, or nobody has to. */
  readonly approvedBy: string | null;
  /** The limit of who gave it; null where a second person has agreed. */
  readonly cap: DiscountCap | null;
  /** What the second person was asked about: it takes no more off than that, in minor units. */
  readonly agreedMinor?: number;
}

/** The lines whose goods cost less; null for the whole cart. */
export function linesOf({ lineId, splitLineIds = [] }: CartDiscount): readonly string[] | null {
  return lineId === null ? null : [lineId, ...splitLineIds];
}

/** The same discount on exactly these lines; undefined where none of them is left. */
export function onLines(
  discount: CartDiscount,
  [lineId, ...splitLineIds]: readonly string[],
): CartDiscount | undefined {
  return lineId === undefined ? undefined : { ...discount, lineId, splitLineIds };
}

/** False of one that waits for a second person: it takes nothing off. */
export function counts({ approvalId, approvedBy }: CartDiscount): boolean {
  return approvalId === null || approvedBy !== null;
}
