import { type Refusal, refusal } from '../../kernel/refusal.js';

/** Such terms cannot be offered. */
export const invalidTerms = refusal('InvalidInstalmentTerms', {
  en: 'Between 2 and 12 instalments, a fee of no more than the total, and a lowest total above zero.',
  fr: 'De 2 à 12 échéances, des frais au plus égaux au total, et un montant minimal supérieur à zéro.',
});
export type InvalidTermsRefusal = Refusal<'InvalidInstalmentTerms'>;
