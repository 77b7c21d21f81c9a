import { refusal } from '../../kernel/refusal.js';

/** A product whose description cannot be true; `field` says which part. */
export const invalidProduct = refusal('InvalidProduct', {
  en: (facts: { readonly slug: string; readonly field: string }) =>
    `The ${facts.field} of product "${facts.slug}" cannot be used as it is.`,
  fr: (facts: { readonly slug: string; readonly field: string }) =>
    `Le champ « ${facts.field} » du produit « ${facts.slug} » n'est pas utilisable tel quel.`,
});

/** An SKU that another product has. */
export const skuTaken = refusal('SkuTaken', {
  en: (facts: { readonly slug: string; readonly sku: string; readonly takenBy: string }) =>
    `The SKU "${facts.sku}" of product "${facts.slug}" belongs to product "${facts.takenBy}".`,
  fr: (facts: { readonly slug: string; readonly sku: string; readonly takenBy: string }) =>
    `La référence « ${facts.sku} » du produit « ${facts.slug} » appartient au produit « ${facts.takenBy} ».`,
});

/** A category that is named and not there. */
export const unknownCategory = refusal('UnknownCategory', {
  en: (facts: { readonly category: string }) => `There is no category "${facts.category}".`,
  fr: (facts: { readonly category: string }) => `Il n'y a pas de catégorie « ${facts.category} ».`,
});

/** A category that cannot stand there: below itself, or too deep; or a name that cannot be used. */
export const invalidCategory = refusal('InvalidCategory', {
  en: (facts: { readonly category: string; readonly field: string }) =>
    `The ${facts.field} of category "${facts.category}" cannot be used as it is.`,
  fr: (facts: { readonly category: string; readonly field: string }) =>
    `Le champ « ${facts.field} » de la catégorie « ${facts.category} » n'est pas utilisable tel quel.`,
});
