import { refusal } from '../../kernel/refusal.js';
import type { ReturnState } from './return-lifecycle.js';

/** The return is not where that could be done with it. */
export const returnNotInState = refusal<'ReturnNotInState', { readonly state: ReturnState }>(
  'ReturnNotInState',
  {
    en: ({ state }) => `The return is ${state}: this cannot be done with it.`,
    fr: ({ state }) => `Le retour est à l'état ${state} : cela n'est pas possible.`,
    nextActions: ['returnOrder'],
  },
);

/** These goods cannot be returned for this reason any more. */
export const returnWindowOver = refusal<
  'ReturnWindowOver',
  { readonly orderLineId: string; readonly until: Date }
>('ReturnWindowOver', {
  en: ({ until }) => `These goods could be returned until ${until.toISOString().slice(0, 10)}.`,
  fr: ({ until }) =>
    `Ces articles pouvaient être retournés jusqu'au ${until.toISOString().slice(0, 10)}.`,
  nextActions: ['returnReasons'],
});

/** More units than the buyer has, and has not announced for another return. */
export const notSoManyReturnable = refusal<
  'NotSoManyReturnable',
  { readonly orderLineId: string; readonly askedUnits: number; readonly returnableUnits: number }
>('NotSoManyReturnable', {
  en: ({ returnableUnits }) => `Only ${returnableUnits} units of this line can be returned.`,
  fr: ({ returnableUnits }) =>
    `Seules ${returnableUnits} unités de cette ligne peuvent être retournées.`,
});

/** No such reason is offered. */
export const returnReasonUnknown = refusal('ReturnReasonUnknown', {
  en: 'Goods are not returned for this reason. Choose one that is offered.',
  fr: "Ce motif de retour n'est pas proposé. Choisissez-en un autre.",
  nextActions: ['returnReasons'],
});

/** More came than was announced, or what was judged is not what came. */
export const unitsDoNotMatch = refusal<
  'UnitsDoNotMatch',
  { readonly returnLineId: string; readonly expectedUnits: number; readonly givenUnits: number }
>('UnitsDoNotMatch', {
  en: ({ expectedUnits, givenUnits }) =>
    `It is about ${expectedUnits} units, and you speak of ${givenUnits}.`,
  fr: ({ expectedUnits, givenUnits }) =>
    `Il s'agit de ${expectedUnits} unités, et vous en indiquez ${givenUnits}.`,
});

/** Nothing of the return has come. */
export const nothingReceived = refusal('NothingReceived', {
  en: 'Nothing was received. Cancel the return instead.',
  fr: "Rien n'a été reçu. Annulez plutôt le retour.",
  nextActions: ['cancelReturn'],
});

/** The order, its refunds or the rules have changed since the plan was shown. */
export const refundPlanOutdated = refusal<
  'RefundPlanOutdated',
  { readonly hash: string; readonly currentHash: string }
>('RefundPlanOutdated', {
  en: 'This plan is out of date. Look at the new one before you give money back.',
  fr: 'Ce plan est périmé. Consultez le nouveau avant de rembourser.',
  retryable: true,
  nextActions: ['refundPlan'],
});

/** Nothing of what came back, or was asked for, is left to be paid back. */
export const nothingToPayBack = refusal('NothingToPayBack', {
  en: 'Nothing of it is left to be paid back.',
  fr: "Il n'y a plus rien à rembourser.",
});

/** The money cannot leave that way. */
export const refundTenderNotPossible = refusal<
  'RefundTenderNotPossible',
  { readonly tender: string }
>('RefundTenderNotPossible', {
  en: 'The money cannot be given back this way. Choose another one.',
  fr: 'Le remboursement ne peut pas se faire ainsi. Choisissez un autre moyen.',
  nextActions: ['refundPlan'],
});

/** The new goods cannot be paid for with what came back: another currency, or too much at once. */
export const exchangeNotPossible = refusal<
  'ExchangeNotPossible',
  { readonly currency: string | null }
>('ExchangeNotPossible', {
  en: 'This return cannot be exchanged for these goods. Give the money back instead.',
  fr: 'Ce retour ne peut pas être échangé contre ces articles. Remboursez-le plutôt.',
  nextActions: ['executeRefundPlan'],
});

/** Nobody has chosen other goods for the return, or they are not kept any more. */
export const noReplacementChosen = refusal('NoReplacementChosen', {
  en: 'No goods are kept for this return. Say which cart it is exchanged for.',
  fr: "Aucun article n'est gardé pour ce retour. Indiquez le panier à échanger.",
  nextActions: ['chooseReplacement', 'executeRefundPlan'],
});

/** A rule of returns cannot be kept like this. */
export const returnRuleNotPossible = refusal<'ReturnRuleNotPossible', { readonly field: string }>(
  'ReturnRuleNotPossible',
  {
    en: ({ field }) => `\`${field}\` cannot be kept like this.`,
    fr: ({ field }) => `\`${field}\` ne peut pas être enregistré ainsi.`,
  },
);
