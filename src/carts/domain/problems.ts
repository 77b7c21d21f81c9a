import type { Locale } from '../../kernel/refusal.js';

/** What keeps a line from being bought as it is. The other lines go on. */
export const problemKinds = [
  'OUT_OF_STOCK',
  'NOT_AVAILABLE_AT_STORE',
  'PRICE_CHANGED',
  'NOT_SOLD',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

export interface CartProblem {
  readonly kind: ProblemKind;
  readonly lineId: string;
  readonly variantId: string;
  /** How many the buyer wants. */
  readonly wanted: number;
  /** How many there are, where that is the problem. */
  readonly available: number | null;
  /** Where they were looked for; null where any place would do. */
  readonly locationId: string | null;
  /** What one costs now, where that is the problem. */
  readonly nowMinor: number | null;
}

const words: Record<ProblemKind, Record<Locale, string>> = {
  OUT_OF_STOCK: {
    en: 'There are not enough of this article left.',
    fr: "Il ne reste pas assez d'exemplaires de cet article.",
  },
  NOT_AVAILABLE_AT_STORE: {
    en: 'This article cannot be collected in this store in that quantity.',
    fr: "Cet article n'est pas disponible en cette quantité dans ce magasin.",
  },
  PRICE_CHANGED: {
    en: 'The price of this article has changed.',
    fr: 'Le prix de cet article a changé.',
  },
  NOT_SOLD: {
    en: 'This article is no longer sold.',
    fr: "Cet article n'est plus en vente.",
  },
};

/** The problem as a sentence for the buyer. */
export function sentenceOf(problem: CartProblem, locale: Locale): string {
  return words[problem.kind][locale];
}
