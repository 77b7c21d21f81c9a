import { refusal } from '../../kernel/refusal.js';

/** A location whose description cannot be true; `field` says which part. */
export const invalidLocation = refusal('InvalidLocation', {
  en: (facts: { readonly field: string }) =>
    `The ${facts.field} of this location cannot be used as it is.`,
  fr: (facts: { readonly field: string }) =>
    `Le champ « ${facts.field} » de ce lieu n'est pas utilisable tel quel.`,
});

/** A transfer route whose description cannot be true; `field` says which part. */
export const invalidTransferRoute = refusal('InvalidTransferRoute', {
  en: (facts: { readonly field: string }) =>
    `The ${facts.field} of this route cannot be used as it is.`,
  fr: (facts: { readonly field: string }) =>
    `Le champ « ${facts.field} » de cette liaison n'est pas utilisable tel quel.`,
});
