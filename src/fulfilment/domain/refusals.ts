import { type Refusal, refusal } from '../../kernel/refusal.js';
import type { IdentityCheck } from './identity-check.js';
import type { FulfilmentState } from './lifecycles.js';
import type { ParcelState } from './parcel-lifecycle.js';

/** A step that does not follow from where the goods are. */
export type FulfilmentNotReady = Refusal<
  'FulfilmentNotInState',
  { state: FulfilmentState; possible: readonly string[] }
>;

/** The step does not follow from where the goods are now. */
export const fulfilmentNotInState = refusal<
  'FulfilmentNotInState',
  { state: FulfilmentState; possible: readonly string[] }
>('FulfilmentNotInState', {
  en: ({ state }) => `This step is not possible while the goods are ${state}.`,
  fr: ({ state }) => `Cette étape n'est pas possible : la préparation est à l'état ${state}.`,
});

/** Somebody else works on it. */
export const taskClaimed = refusal<
  'TaskClaimed',
  { readonly claimedBy: string; readonly until: Date }
>('TaskClaimed', {
  en: 'Somebody else works on this task.',
  fr: "Quelqu'un d'autre s'occupe de cette tâche.",
  retryable: true,
  nextActions: ['storeTasks'],
});

/** A picked quantity is negative, more than was ordered, one of two for a line, or of a line that is not part of this fulfilment. */
export const wrongPick = refusal<'WrongPick', { sku: string | null; asked: number }>('WrongPick', {
  en: ({ sku, asked }) =>
    sku
      ? `Of ${sku}, 0 to ${asked} can be picked; name it once.`
      : 'One of the lines is not part of this.',
  fr: ({ sku, asked }) =>
    sku
      ? `Pour ${sku}, on peut préparer de 0 à ${asked} pièces ; indiquez-le une fois.`
      : "L'une des lignes n'appartient pas à cette préparation.",
});

/** Not every line has been picked, so nobody knows yet what can be handed over. */
export const pickNotFinished = refusal<'PickNotFinished', { skus: readonly string[] }>(
  'PickNotFinished',
  {
    en: ({ skus }) => `Still to be picked: ${skus.join(', ')}.`,
    fr: ({ skus }) => `Il reste à préparer : ${skus.join(', ')}.`,
    nextActions: ['pickFulfilment'],
  },
);

/** Nothing of it was found; such a fulfilment is rejected, not made ready. */
export const nothingPicked = refusal('NothingPicked', {
  en: 'None of the goods was found. Reject this order instead.',
  fr: "Aucun article n'a été trouvé. Refusez plutôt cette commande.",
  nextActions: ['rejectFulfilment'],
});

/** The code is not the one that the buyer was given. */
export const wrongPickupCode = refusal<'WrongPickupCode', { triesLeft: number }>(
  'WrongPickupCode',
  {
    en: ({ triesLeft }) => `This is not the pickup code of the order. Tries left: ${triesLeft}.`,
    fr: ({ triesLeft }) =>
      `Ce n'est pas le code de retrait de la commande. Essais restants : ${triesLeft}.`,
    retryable: true,
  },
);

/** Too many wrong codes in a row; the lock ends by itself. */
export const pickupCodeLocked = refusal<'PickupCodeLocked', { lockedUntil: Date }>(
  'PickupCodeLocked',
  {
    en: 'Too many wrong codes were entered for this order. Try again later.',
    fr: 'Trop de codes erronés pour cette commande. Réessayez plus tard.',
    retryable: true,
  },
);

/** The person at the counter has to show who they are, and nobody has looked yet. */
export const identityNotChecked = refusal<
  'IdentityNotChecked',
  { collectorName: string; because: IdentityCheck }
>('IdentityNotChecked', {
  en: ({ collectorName }) =>
    `These goods are given to ${collectorName} only. Look at an identity document, and confirm it.`,
  fr: ({ collectorName }) =>
    `Cette commande n'est remise qu'à ${collectorName}. Vérifiez une pièce d'identité et confirmez-le.`,
  nextActions: ['handOverOrder'],
});

/** More is given away, or refused, than waits of a line; or nothing at all. */
export const notSoManyWaiting = refusal<
  'NotSoManyWaiting',
  { sku: string | null; waiting: number }
>('NotSoManyWaiting', {
  en: ({ sku, waiting }) =>
    sku
      ? `Of ${sku}, ${waiting} wait at the counter.`
      : 'Say what is taken and what is not wanted, each line once.',
  fr: ({ sku, waiting }) =>
    sku
      ? `Pour ${sku}, il y a ${waiting} pièces au comptoir.`
      : 'Indiquez ce qui est remis et ce qui est refusé, une fois par ligne.',
});

/** The parcels do not hold exactly what was found. */
export const parcelsDoNotAddUp = refusal<
  'ParcelsDoNotAddUp',
  { sku: string | null; found: number; packed: number }
>('ParcelsDoNotAddUp', {
  en: ({ sku, found, packed }) =>
    sku
      ? `Of ${sku}, ${found} were found and ${packed} are in the parcels.`
      : 'Each parcel holds something, each line once, and only goods of this shipment.',
  fr: ({ sku, found, packed }) =>
    sku
      ? `Pour ${sku}, ${found} pièces ont été trouvées et ${packed} sont dans les colis.`
      : 'Chaque colis contient des articles de cette expédition, une fois par ligne.',
});

/** The shipment is in parcels, each of which leaves by itself. */
export const shipmentInParcels = refusal('ShipmentInParcels', {
  en: 'This shipment is in parcels: ship each of them.',
  fr: 'Cette expédition est en plusieurs colis : expédiez chacun.',
  nextActions: ['shipParcel'],
});

/** A parcel cannot do that from where it is, or lacks a label. */
export const parcelNotInState = refusal<'ParcelNotInState', { state: ParcelState }>(
  'ParcelNotInState',
  {
    en: ({ state }) => `This step is not possible: the parcel is ${state}.`,
    fr: ({ state }) => `Cette étape n'est pas possible : le colis est à l'état ${state}.`,
  },
);
