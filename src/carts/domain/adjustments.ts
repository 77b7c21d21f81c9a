import type { Locale } from '../../kernel/refusal.js';

/** What the shop changed by itself while it did what it was asked to. */
export const adjustmentKinds = ['QUANTITY_CLAMPED', 'PRICE_CHANGED'] as const;
export type AdjustmentKind = (typeof adjustmentKinds)[number];

/** One such change, before and after: a quantity, or an amount in minor units. */
export interface CartAdjustment {
  readonly kind: AdjustmentKind;
  readonly lineId: string;
  readonly variantId: string;
  readonly before: number;
  readonly after: number;
}

const words: Record<AdjustmentKind, Record<Locale, string>> = {
  QUANTITY_CLAMPED: {
    en: 'The quantity was lowered to the most that one cart holds.',
    fr: "La quantité a été ramenée au maximum qu'un panier peut contenir.",
  },
  PRICE_CHANGED: {
    en: 'The price has changed since it was last shown.',
    fr: 'Le prix a changé depuis le dernier affichage.',
  },
};

/** The change as a sentence for the buyer. */
export function sentenceOf(adjustment: CartAdjustment, locale: Locale): string {
  return words[adjustment.kind][locale];
}
