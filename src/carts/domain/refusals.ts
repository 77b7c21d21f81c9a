import { type Refusal, refusal } from '../../kernel/refusal.js';
import type { CartState } from './cart-lifecycle.js';
import { maxDiscounts, maxLines, maxQuantity } from './limits.js';
import type { Missing } from './missing.js';
import type { PriceDifference } from './quote.js';

/** The cart is being paid, or has become an order: nothing in it changes any more. */
export const cartNotOpen = refusal<'CartNotOpen', { state: CartState }>('CartNotOpen', {
  en: ({ state }) =>
    state === 'LOCKED'
      ? 'This cart is being paid. Cancel the order first if you want to change it.'
      : 'This cart is closed. Begin a new one.',
  fr: ({ state }) =>
    state === 'LOCKED'
      ? "Ce panier est en cours de paiement. Annulez d'abord la commande pour le modifier."
      : 'Ce panier est clos. Commencez-en un nouveau.',
  nextActions: ['cancelOrder', 'createCart'],
});

/** Somebody else has changed the cart since it was read. */
export const cartVersionConflict = refusal<
  'CartVersionConflict',
  { expectedVersion: number; version: number }
>('CartVersionConflict', {
  en: 'This cart was changed in the meantime. Look at it again.',
  fr: 'Ce panier a été modifié entre-temps. Affichez-le à nouveau avant de continuer.',
  nextActions: ['cart'],
});

/** Some of the variants cannot be bought: retired, or without a price in this channel and currency. */
export const variantNotSold = refusal<'VariantNotSold', { variantIds: readonly string[] }>(
  'VariantNotSold',
  {
    en: ({ variantIds }) =>
      variantIds.length === 1
        ? 'This article cannot be bought at the moment.'
        : `${variantIds.length} of these articles cannot be bought at the moment.`,
    fr: ({ variantIds }) =>
      variantIds.length === 1
        ? "Cet article n'est pas en vente actuellement."
        : `${variantIds.length} de ces articles ne sont pas en vente actuellement.`,
  },
);

/** What a cart holds only so much of. */
export const cartLimits = ['LINES', 'QUANTITY', 'AMOUNT', 'DISCOUNTS'] as const;
export type CartLimit = (typeof cartLimits)[number];

const limitWords: Record<CartLimit, { en: string; fr: string }> = {
  LINES: {
    en: `A cart has at most ${maxLines} lines.`,
    fr: `Un panier compte au plus ${maxLines} lignes.`,
  },
  QUANTITY: {
    en: `A cart holds at most ${maxQuantity} of one article.`,
    fr: `Un panier contient au plus ${maxQuantity} exemplaires d'un article.`,
  },
  AMOUNT: {
    en: 'The total of this cart would be too high. Please split it.',
    fr: 'Le total de ce panier serait trop élevé. Répartissez-le en plusieurs commandes.',
  },
  DISCOUNTS: {
    en: `A cart has at most ${maxDiscounts} discounts.`,
    fr: `Un panier porte au plus ${maxDiscounts} remises.`,
  },
};

/** The cart would hold more than a cart can. */
export const cartLimitReached = refusal<'CartLimitReached', { limit: CartLimit }>(
  'CartLimitReached',
  { en: ({ limit }) => limitWords[limit].en, fr: ({ limit }) => limitWords[limit].fr },
);

/** Of a line so many units cannot be split off that none is left. */
export const cartLineTooShort = refusal<'CartLineTooShort', { quantity: number }>(
  'CartLineTooShort',
  {
    en: ({ quantity }) =>
      quantity === 1
        ? 'This line has one unit only: nothing can be split off.'
        : `This line has ${quantity} units: at most ${quantity - 1} can be split off.`,
    fr: ({ quantity }) =>
      quantity === 1
        ? "Cette ligne ne compte qu'une unité : rien ne peut en être séparé."
        : `Cette ligne compte ${quantity} unités : au plus ${quantity - 1} peuvent en être séparées.`,
    nextActions: ['cart'],
  },
);

/** Nobody can collect this cart's goods there. */
export const pickupNotOffered = refusal<'PickupNotOffered', { locationId: string }>(
  'PickupNotOffered',
  {
    en: 'Orders cannot be collected in this store.',
    fr: 'Le retrait en magasin n’est pas proposé dans ce magasin.',
    nextActions: ['stores'],
  },
);

/** Nothing is sent to that country. */
export const countryNotServed = refusal<'CountryNotServed', { countryCode: string }>(
  'CountryNotServed',
  {
    en: ({ countryCode }) => `We do not deliver to this country (${countryCode}).`,
    fr: ({ countryCode }) => `Nous ne livrons pas dans ce pays (${countryCode}).`,
    nextActions: ['chooseCartFulfilment'],
  },
);

/** The cart cannot become an order, or be held, yet. */
export const cartIncomplete = refusal<'CartIncomplete', { missing: readonly Missing[] }>(
  'CartIncomplete',
  {
    en: 'Something is still missing before you can order.',
    fr: 'Il manque encore des informations avant de pouvoir commander.',
    nextActions: ['addCartLines', 'setCartContact', 'chooseCartFulfilment', 'setCartAddresses'],
  },
);

export interface PriceChangedFacts {
  readonly currency: string;
  readonly lines: readonly PriceDifference[];
  readonly shippingChanged: boolean;
}

/** The quote has run out and the terms are others now. The new ones are quoted; look at them and order again. */
export const priceChanged = refusal<'PriceChanged', PriceChangedFacts>('PriceChanged', {
  en: 'Prices have changed since you filled this cart. Look at the new total, then order again.',
  fr: 'Des prix ont changé depuis que vous avez rempli ce panier. Vérifiez le nouveau total, puis commandez.',
  nextActions: ['cart', 'placeOrder'],
});

/** Why an edit of a cart may be refused, whichever it is. */
export type EditRefusal =
  | Refusal<'CartNotOpen', { state: CartState }>
  | Refusal<'CartVersionConflict', { expectedVersion: number; version: number }>
  | Refusal<'CartLimitReached', { limit: CartLimit }>;
export type VariantNotSoldRefusal = ReturnType<typeof variantNotSold>;
export type CartLineTooShortRefusal = ReturnType<typeof cartLineTooShort>;
export type PickupNotOfferedRefusal = ReturnType<typeof pickupNotOffered>;
export type CountryNotServedRefusal = ReturnType<typeof countryNotServed>;
export type CartIncompleteRefusal = ReturnType<typeof cartIncomplete>;
export type PriceChangedRefusal = ReturnType<typeof priceChanged>;
