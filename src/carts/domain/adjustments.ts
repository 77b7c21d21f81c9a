import type { Locale } from '../../kernel/refusal.js';

/** What the shop changed by itself while it did what it was asked to. */
export const adjustmentKinds = ['QUANTITY_CLAMPED', 'PRICE_CHANGED', 'DISCOUNT_LOST'] as const;
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
  DISCOUNT_LOST: {
    en: 'What was taken off in another currency does not go over to this cart.',
    fr: 'La remise accordée dans une autre devise ne passe pas dans ce panier.',
  },
};

/** The change as a sentence for the buyer. */
export function sentenceOf(adjustment: CartAdjustment, locale: Locale): string {
  return words[adjustment.kind][locale];
}
