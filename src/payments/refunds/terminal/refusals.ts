import { refusal } from '../../../kernel/refusal.js';

/** No payment provider of the shop gives money to a card that is presented. */
export const terminalNotOffered = refusal('TerminalNotOffered', {
  en: 'Money cannot be given to a presented card here. Choose another way to give it back.',
  fr: "Il n'est pas possible ici de créditer une carte présentée. Choisissez un autre moyen.",
  nextActions: ['refundPlan'],
});

/** A card was presented for this money already, and nobody knows yet whether it has got it. */
export const terminalRefundUnderWay = refusal('TerminalRefundUnderWay', {
  en: 'A card was presented for this money already. Wait for what becomes of it.',
  fr: "Une carte a déjà été présentée pour cette somme. Attendez d'en connaître l'issue.",
  retryable: true,
  nextActions: ['order'],
});
