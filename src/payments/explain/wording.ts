import { Money } from '../../kernel/money.js';
import type { Locale } from '../../kernel/refusal.js';
import { type DeclineCode, declineReasons } from '../domain/decline-codes.js';
import type { Conflict } from '../domain/operation.js';
import type { PaymentEventType, PaymentPayload } from '../events.js';
import { refundReasons } from '../refunds/reasons.js';

type Words = Readonly<Record<Locale, string>>;

/** An amount as people write it in either language. */
export function amountText(minor: number, currency: string, locale: Locale): string {
  const decimal = Money.of(minor, currency).toDecimal();
  return `${locale === 'fr' ? decimal.replace('.', ',') : decimal} ${currency}`;
}

/** What happened, by event; `%` stands for the amount. */
const happenings: Readonly<Record<PaymentEventType, Words>> = {
  PaymentRequested: { en: '% is asked for.', fr: '% est demandé.' },
  PaymentProcessing: {
    en: 'The payment provider is asked for %.',
    fr: 'Le prestataire de paiement est sollicité pour %.',
  },
  PaymentActionRequired: {
    en: 'The bank wants to verify that it is the card holder.',
    fr: "La banque veut vérifier l'identité du porteur de la carte.",
  },
  PaymentOutcomeUnknown: {
    en: 'The provider did not answer. It is being asked what became of the payment.',
    fr: "Le prestataire n'a pas répondu. Le sort du paiement est en cours de vérification.",
  },
  PaymentAuthorized: { en: '% is held.', fr: '% est réservé.' },
  PaymentDeclined: { en: 'The payment was declined.', fr: 'Le paiement a été refusé.' },
  PaymentCanceled: { en: 'The payment was cancelled.', fr: 'Le paiement a été annulé.' },
  PaymentExpired: { en: 'The payment has expired.', fr: 'Le paiement a expiré.' },
  PaymentVoided: { en: 'The hold of % was released.', fr: 'La réservation de % a été libérée.' },
  PaymentRenewed: {
    en: '% is held on the card for longer.',
    fr: '% reste réservé sur la carte plus longtemps.',
  },
  PaymentRenewalRequested: {
    en: 'The hold of % ends soon: it has to be paid with a card again.',
    fr: 'La réservation de % arrive à échéance : il faut de nouveau payer par carte.',
  },
  PaymentRenewalFailed: {
    en: 'The hold of % could not be made to last longer. It stays as it is.',
    fr: "La réservation de % n'a pas pu être prolongée. Elle reste telle quelle.",
  },
  CaptureClaimed: { en: '% is going to be taken.', fr: '% va être débité.' },
  PaymentCaptured: { en: '% was taken.', fr: '% a été débité.' },
  CaptureFailed: { en: '% could not be taken.', fr: "% n'a pas pu être débité." },
  RefundRequested: { en: 'A refund of % is under way.', fr: 'Un remboursement de % est en cours.' },
  PaymentRefunded: { en: '% was given back.', fr: '% a été remboursé.' },
  RefundFailed: { en: '% could not be given back.', fr: "% n'a pas pu être remboursé." },
  PaymentBounced: {
    en: 'The bank does not pay: % is owed again.',
    fr: 'La banque ne paie pas : % est de nouveau dû.',
  },
  RefundApprovalRequested: {
    en: 'A refund of % waits for a second person.',
    fr: "Un remboursement de % attend l'accord d'une deuxième personne.",
  },
  RefundApproved: {
    en: 'The refund of % was approved.',
    fr: 'Le remboursement de % a été approuvé.',
  },
  RefundRejected: {
    en: 'The refund of % will not be made.',
    fr: 'Le remboursement de % ne sera pas effectué.',
  },
  PaymentDisputed: {
    en: 'The card holder contests % at their bank.',
    fr: 'Le porteur de la carte conteste % auprès de sa banque.',
  },
  DisputeReviewed: {
    en: 'The bank looks at the evidence in the dispute about %.',
    fr: 'La banque examine les preuves du litige portant sur %.',
  },
  DisputeWon: {
    en: 'The dispute about % was won.',
    fr: 'Le litige portant sur % a été gagné.',
  },
  DisputeLost: {
    en: 'The dispute about % was lost: the bank keeps the money.',
    fr: "Le litige portant sur % a été perdu : la banque garde l'argent.",
  },
  PaymentConflicted: {
    en: 'The payment needs attention.',
    fr: "Le paiement demande l'attention de l'équipe.",
  },
};

const conflicts: Readonly<Record<Conflict, Words>> = {
  AMOUNT_DIFFERS: {
    en: 'The provider speaks of another amount than ours.',
    fr: 'Le prestataire indique un autre montant que le nôtre.',
  },
  CURRENCY_DIFFERS: {
    en: 'The provider speaks of another currency than ours.',
    fr: 'Le prestataire indique une autre devise que la nôtre.',
  },
  REFERENCE_DIFFERS: {
    en: 'The provider speaks of another payment than ours.',
    fr: 'Le prestataire indique un autre paiement que le nôtre.',
  },
  LATE_SUCCESS: {
    en: '% came after it was no longer waited for. It is given back.',
    fr: "% est arrivé alors qu'il n'était plus attendu. Il est rendu.",
  },
  NOT_GIVEN_BACK: {
    en: '% that came too late could not be given back.',
    fr: "% arrivé trop tard n'a pas pu être rendu.",
  },
  OUTCOME_UNKNOWN: {
    en: 'What became of it could not be found out in time.',
    fr: "Son sort n'a pas pu être établi à temps.",
  },
  CAPTURE_UNDONE: {
    en: 'The capture of % had succeeded, and has failed after all.',
    fr: 'Le débit de % avait réussi, puis a finalement échoué.',
  },
  REFUND_UNDONE: {
    en: 'The refund of % had succeeded, and has failed after all.',
    fr: 'Le remboursement de % avait réussi, puis a finalement échoué.',
  },
  FOREIGN_OPERATION: {
    en: 'The provider shows a movement that was not asked for.',
    fr: "Le prestataire montre un mouvement qui n'a pas été demandé.",
  },
};

const reasons: Readonly<Record<string, Words>> = {
  ...refundReasons,
  NOT_PAID_IN_TIME: { en: 'Nobody paid in time.', fr: "Personne n'a payé à temps." },
  HOLD_LAPSED: {
    en: 'The hold on the card has lapsed.',
    fr: 'La réservation sur la carte est arrivée à échéance.',
  },
  LATE_SUCCESS: { en: 'It came too late.', fr: 'Il est arrivé trop tard.' },
  CHEQUE_BOUNCED: { en: 'The cheque was not honoured.', fr: 'Le chèque est revenu impayé.' },
  RENEWED: {
    en: 'A new hold has taken its place.',
    fr: 'Une nouvelle réservation la remplace.',
  },
  REST_OF_ORDER: {
    en: 'It is for the goods that leave later: the card is charged for each delivery on its own.',
    fr: 'Il concerne la marchandise qui part plus tard : la carte est débitée à chaque livraison.',
  },
  HOLD_ENDS: {
    en: 'The hold on the card ends before the goods can leave.',
    fr: 'La réservation sur la carte se termine avant le départ de la marchandise.',
  },
  NOT_APPROVED_IN_TIME: {
    en: 'Nobody approved it in time.',
    fr: "Personne ne l'a approuvé à temps.",
  },
  CANCELED_BY_BUYER: { en: 'The buyer gave it up.', fr: "L'acheteur y a renoncé." },
  CANCELED_BY_STAFF: { en: 'It was given up for the buyer.', fr: "Abandonné pour l'acheteur." },
};

/** What an event tells, in one sentence. */
export function whatHappened(
  type: PaymentEventType,
  payload: PaymentPayload,
  locale: Locale,
): string {
  return withAmount(happenings[type][locale], payload, locale);
}

/** Why it happened; null where there is nothing more to say. Texts of people are shown as they are. */
export function whyItHappened(payload: PaymentPayload, locale: Locale): string | null {
  const { conflict, declineCode, reason, provider } = payload;
  if (conflict) return withAmount(conflicts[conflict][locale], payload, locale);
  if (declineCode) return declineReasons[declineCode as DeclineCode].messages[locale];
  if (provider) return whyThisProvider(payload, provider, locale);
  return reason ? (reasons[reason]?.[locale] ?? reason) : null;
}

/** The choice that was made between providers, and what it was made by. */
function whyThisProvider(
  { routingRule, insteadOf = [] }: PaymentPayload,
  provider: string,
  locale: Locale,
): string {
  const words = {
    en: {
      chosen: `Asked through ${provider}`,
      rule: ` by routing rule ${routingRule}`,
      instead: `, because there is no answer from: ${insteadOf.join(', ')}`,
    },
    fr: {
      chosen: `Demandé à ${provider}`,
      rule: ` selon la règle de routage ${routingRule}`,
      instead: `, faute de réponse de : ${insteadOf.join(', ')}`,
    },
  }[locale];
  const rule = routingRule === undefined ? '' : words.rule;
  return `${words.chosen}${rule}${insteadOf.length === 0 ? '' : words.instead}.`;
}

function withAmount(sentence: string, payload: PaymentPayload, locale: Locale): string {
  const { amounts, operationMinor = amounts.amountMinor } = payload;
  return sentence.replace('%', amountText(operationMinor, amounts.currency, locale));
}
