import type { Locale } from '../../kernel/refusal.js';
import type { PaymentIntentRow } from '../data/tables.js';
import type { IntentState } from '../domain/intent-lifecycle.js';
import { amountText } from './wording.js';

type AmountColumn = {
  [Column in keyof PaymentIntentRow]: Column extends `${string}_minor` ? Column : never;
}[keyof PaymentIntentRow];

/** One sentence a state; `%` stands for the amount that matters in it. */
const sentences: Readonly<
  Record<IntentState, { readonly amount: AmountColumn } & Readonly<Record<Locale, string>>>
> = {
  REQUIRES_PAYMENT_METHOD: {
    amount: 'amount_minor',
    en: '% is to be paid: a card is needed.',
    fr: '% à payer : une carte est nécessaire.',
  },
  REQUIRES_CONFIRMATION: {
    amount: 'amount_minor',
    en: '% is to be paid: the chosen card has to be confirmed.',
    fr: '% à payer : la carte choisie doit être confirmée.',
  },
  PROCESSING: {
    amount: 'amount_minor',
    en: 'The payment of % is under way.',
    fr: 'Le paiement de % est en cours.',
  },
  REQUIRES_ACTION: {
    amount: 'amount_minor',
    en: 'The payment of % waits for the verification of the bank.',
    fr: 'Le paiement de % attend la vérification de la banque.',
  },
  UNKNOWN: {
    amount: 'amount_minor',
    en: 'The outcome of the payment of % is not known yet. It is being checked; do not pay again.',
    fr: "Le résultat du paiement de % n'est pas encore connu. Il est en cours de vérification ; ne payez pas de nouveau.",
  },
  CONFLICTED: {
    amount: 'amount_minor',
    en: 'The payment of % does not agree with the books of the provider. It is looked after.',
    fr: 'Le paiement de % ne concorde pas avec les comptes du prestataire. Il est suivi.',
  },
  AUTHORIZED: {
    amount: 'authorized_minor',
    en: '% is held; nothing was taken yet.',
    fr: "% est réservé ; rien n'a encore été débité.",
  },
  PARTIALLY_AUTHORIZED: {
    amount: 'authorized_minor',
    en: 'Only % is held.',
    fr: '% seulement est réservé.',
  },
  PARTIALLY_CAPTURED: {
    amount: 'captured_minor',
    en: '% was taken; the rest is held.',
    fr: '% a été débité ; le reste est réservé.',
  },
  CAPTURED: { amount: 'captured_minor', en: '% was taken.', fr: '% a été débité.' },
  PARTIALLY_REFUNDED: {
    amount: 'refunded_minor',
    en: '% of what was taken was given back.',
    fr: '% de la somme débitée a été remboursé.',
  },
  REFUNDED: {
    amount: 'refunded_minor',
    en: 'All that was taken was given back: %.',
    fr: 'Tout ce qui avait été débité a été remboursé : %.',
  },
  DISPUTED: {
    amount: 'disputed_minor',
    en: 'The card holder contests %.',
    fr: 'Le porteur de la carte conteste %.',
  },
  CHARGED_BACK: {
    amount: 'charged_back_minor',
    en: 'The bank has taken % back.',
    fr: 'La banque a repris %.',
  },
  VOIDED: {
    amount: 'voided_minor',
    en: 'The hold of % was released; nothing was taken.',
    fr: "La réservation de % a été libérée ; rien n'a été débité.",
  },
  EXPIRED: {
    amount: 'amount_minor',
    en: 'The payment of % has expired; nothing was taken.',
    fr: "Le paiement de % a expiré ; rien n'a été débité.",
  },
  CANCELED: {
    amount: 'amount_minor',
    en: 'The payment of % was cancelled; nothing was taken.',
    fr: "Le paiement de % a été annulé ; rien n'a été débité.",
  },
  FAILED: {
    amount: 'amount_minor',
    en: 'What became of the payment of % could not be found out. Money that still arrives is given back.',
    fr: "Le sort du paiement de % n'a pas pu être établi. L'argent qui arriverait encore est rendu.",
  },
};

/** Where a payment stands, in one sentence. */
export function summaryOf(intent: PaymentIntentRow, locale: Locale): string {
  const sentence = sentences[intent.state];
  const amount = amountText(intent[sentence.amount], intent.currency, locale);
  return sentence[locale].replace('%', amount);
}
