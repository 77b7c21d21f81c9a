import { refusal } from '../../kernel/refusal.js';
import type { VisitState } from './visit-lifecycle.js';

/** The step does not follow from where the visit stands. */
export const visitNotInState = refusal<'VisitNotInState', { state: VisitState }>(
  'VisitNotInState',
  {
    en: ({ state }) => `This is not possible while the visit is ${state}.`,
    fr: ({ state }) => `Cela n'est pas possible : la visite est à l'état ${state}.`,
  },
);

/** Nobody is in two stores at once. */
export const visitUnderWay = refusal('VisitUnderWay', {
  en: 'You have another visit under way.',
  fr: 'Vous avez déjà une visite en cours.',
});

/** The code is not the one of this visit. */
export const wrongEntryCode = refusal('WrongEntryCode', {
  en: 'This is not the entry code of the visit.',
  fr: "Ce n'est pas le code d'entrée de la visite.",
  retryable: true,
});

/** The money is not on hold: nobody enters without it. */
export const holdMissing = refusal('HoldMissing', {
  en: 'The money for this visit is not on hold.',
  fr: "L'empreinte de paiement de cette visite n'est pas faite.",
  nextActions: ['confirmPayment'],
});

/** The basket costs more than is on hold. */
export const holdTooSmall = refusal<
  'HoldTooSmall',
  { totalMinor: number; heldMinor: number; currency: string }
>('HoldTooSmall', {
  en: 'The basket costs more than is on hold. Put something back, or pay at the counter.',
  fr: "Le panier coûte plus que l'empreinte de paiement. Reposez un article, ou payez en caisse.",
});

/** Somebody puts back more than was taken. */
export const notInBasket = refusal<'NotInBasket', { variantId: string; quantity: number }>(
  'NotInBasket',
  {
    en: ({ quantity }) => `Of these goods ${quantity} are in the basket.`,
    fr: ({ quantity }) => `Le panier compte ${quantity} de ces articles.`,
  },
);
