import { refusal } from '../../kernel/refusal.js';

/** A price list that is named and not there. */
export const unknownPriceList = refusal('UnknownPriceList', {
  en: (facts: { readonly list: string }) => `There is no price list "${facts.list}".`,
  fr: (facts: { readonly list: string }) => `Il n'y a pas de liste de prix « ${facts.list} ».`,
});

/** A price list that cannot be as it is described; `field` says which part. */
export const invalidPriceList = refusal('InvalidPriceList', {
  en: (facts: { readonly list: string; readonly field: string }) =>
    `The ${facts.field} of price list "${facts.list}" cannot be used as it is.`,
  fr: (facts: { readonly list: string; readonly field: string }) =>
    `Le champ « ${facts.field} » de la liste de prix « ${facts.list} » n'est pas utilisable tel quel.`,
});

/** A price that is no whole amount within bounds, stands twice, or is for a variant that is not there. */
export const invalidPrice = refusal('InvalidPrice', {
  en: (facts: { readonly variantId: string }) =>
    `The price of variant ${facts.variantId} cannot be used as it is.`,
  fr: (facts: { readonly variantId: string }) =>
    `Le prix de la variante ${facts.variantId} n'est pas utilisable tel quel.`,
});

/** A tax rate or a shipping fee that cannot be as it is described. */
export const invalidRate = refusal('InvalidRate', {
  en: (facts: { readonly field: string }) =>
    `The ${facts.field} of this rate cannot be used as it is.`,
  fr: (facts: { readonly field: string }) =>
    `Le champ « ${facts.field} » de ce taux n'est pas utilisable tel quel.`,
});
