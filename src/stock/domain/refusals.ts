import { type Refusal, refusal } from '../../kernel/refusal.js';

/** One thing of which there is less than was asked for, in one place. */
export interface Shortage {
  readonly variantId: string;
  /** Null where no place at all could give it. */
  readonly locationId: string | null;
  readonly asked: number;
  /** What could be had instead, counting what the asker already holds there. */
  readonly available: number;
}

export interface OutOfStockFacts {
  readonly shortages: readonly Shortage[];
}

/**
 * Less is free than was asked for. Nothing was reserved. The sentence names no number: how many there are
 * exactly is for the people who work with them.
 */
export const outOfStock = refusal<'OutOfStock', OutOfStockFacts>('OutOfStock', {
  en: ({ shortages }) =>
    shortages.length === 1
      ? 'There are not enough of this article left.'
      : `There are not enough left of ${shortages.length} of the articles.`,
  fr: ({ shortages }) =>
    shortages.length === 1
      ? "Il ne reste pas assez d'exemplaires de cet article."
      : `Il ne reste pas assez d'exemplaires de ${shortages.length} des articles.`,
  retryable: true,
  nextActions: ['changeCartLines', 'chooseCartFulfilment'],
});
/** The refusal of those who come too late. */
export type OutOfStockRefusal = Refusal<'OutOfStock', OutOfStockFacts>;

/** One item whose count would fall below what is promised. */
export interface PromisedItem {
  readonly variantId: string;
  readonly locationId: string;
  /** How many there would be. */
  readonly onHand: number;
  readonly reserved: number;
}

export interface BelowReservedFacts {
  readonly items: readonly PromisedItem[];
}

/** The count would fall below what has been promised to buyers. Nothing was changed. */
export const belowReserved = refusal<'BelowReserved', BelowReservedFacts>('BelowReserved', {
  en: ({ items }) =>
    items.length === 1
      ? `${items[0]?.reserved ?? 0} are promised to buyers, so ${items[0]?.onHand ?? 0} cannot be all there are.`
      : `${items.length} articles would fall below what is promised to buyers.`,
  fr: ({ items }) =>
    items.length === 1
      ? `${items[0]?.reserved ?? 0} sont promis à des clients : le stock ne peut pas être de ${items[0]?.onHand ?? 0}.`
      : `${items.length} articles passeraient sous la quantité promise aux clients.`,
  nextActions: ['adjustStock'],
});
/** The refusal of a count that cannot be. */
export type BelowReservedRefusal = Refusal<'BelowReserved', BelowReservedFacts>;
