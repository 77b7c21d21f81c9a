import type { Locale } from '../../kernel/refusal.js';

/** What a buyer may do after a decline. */
export type Alternative =
  | 'SAME_CARD_AGAIN'
  | 'CHECK_DETAILS'
  | 'AUTHENTICATE_AGAIN'
  | 'OTHER_CARD'
  | 'CONTACT_BANK'
  | 'LATER';

interface DeclineReason {
  readonly messages: Readonly<Record<Locale, string>>;
  /** True where the same card may succeed without being changed. */
  readonly retryable: boolean;
  readonly alternatives: readonly Alternative[];
}

function reason(
  en: string,
  fr: string,
  retryable: boolean,
  ...alternatives: Alternative[]
): DeclineReason {
  return { messages: { en, fr }, retryable, alternatives };
}

const refusedByBank = [
  'Your bank has declined this payment. Use another card, or ask your bank.',
  'Votre banque a refusé ce paiement. Utilisez une autre carte ou contactez votre banque.',
] as const;

/**
 * Why payments are declined, in the words of the shop; adapters translate their provider's codes into these.
 * A lost, stolen or suspected card is shown like any refusal of the bank, so that whoever holds it learns nothing.
 */
export const declineReasons = {
  INSUFFICIENT_FUNDS: reason(
    'There is not enough money on this card.',
    'Le solde de cette carte est insuffisant.',
    true,
    'OTHER_CARD',
    'LATER',
  ),
  LIMIT_EXCEEDED: reason(
    'This payment is over the limit of your card.',
    'Ce paiement dépasse le plafond de votre carte.',
    true,
    'OTHER_CARD',
    'CONTACT_BANK',
    'LATER',
  ),
  DO_NOT_HONOR: reason(...refusedByBank, false, 'OTHER_CARD', 'CONTACT_BANK'),
  CALL_ISSUER: reason(...refusedByBank, false, 'CONTACT_BANK', 'OTHER_CARD'),
  LOST_CARD: reason(...refusedByBank, false, 'OTHER_CARD', 'CONTACT_BANK'),
  STOLEN_CARD: reason(...refusedByBank, false, 'OTHER_CARD', 'CONTACT_BANK'),
  FRAUD_SUSPECTED: reason(...refusedByBank, false, 'OTHER_CARD', 'CONTACT_BANK'),
  RESTRICTED_CARD: reason(...refusedByBank, false, 'OTHER_CARD', 'CONTACT_BANK'),
  EXPIRED_CARD: reason(
    'This card has expired.',
    'Cette carte est expirée.',
    false,
    'OTHER_CARD',
    'CHECK_DETAILS',
  ),
  INCORRECT_NUMBER: reason(
    'The card number is not right.',
    'Le numéro de carte est incorrect.',
    false,
    'CHECK_DETAILS',
    'OTHER_CARD',
  ),
  INCORRECT_EXPIRY: reason(
    'The expiry date is not right.',
    "La date d'expiration est incorrecte.",
    false,
    'CHECK_DETAILS',
    'OTHER_CARD',
  ),
  INCORRECT_SECURITY_CODE: reason(
    'The security code is not right.',
    'Le cryptogramme est incorrect.',
    false,
    'CHECK_DETAILS',
    'OTHER_CARD',
  ),
  CARD_NOT_SUPPORTED: reason(
    'This kind of card is not accepted for this purchase.',
    "Ce type de carte n'est pas accepté pour cet achat.",
    false,
    'OTHER_CARD',
  ),
  CURRENCY_NOT_SUPPORTED: reason(
    'This card does not support the currency of this purchase.',
    "Cette carte n'accepte pas la devise de cet achat.",
    false,
    'OTHER_CARD',
  ),
  NOT_PERMITTED: reason(
    'Your bank does not permit this kind of payment with this card.',
    "Votre banque n'autorise pas ce type de paiement avec cette carte.",
    false,
    'CONTACT_BANK',
    'OTHER_CARD',
  ),
  AUTHENTICATION_FAILED: reason(
    'Your bank could not verify that it is you.',
    "Votre banque n'a pas pu vérifier votre identité.",
    true,
    'AUTHENTICATE_AGAIN',
    'OTHER_CARD',
  ),
  AUTHENTICATION_REFUSED: reason(
    'The payment was refused in your bank’s verification.',
    'Le paiement a été refusé lors de la vérification de votre banque.',
    true,
    'AUTHENTICATE_AGAIN',
    'OTHER_CARD',
  ),
  AUTHENTICATION_EXPIRED: reason(
    'The verification of your bank was not completed in time.',
    "La vérification de votre banque n'a pas abouti à temps.",
    true,
    'AUTHENTICATE_AGAIN',
    'OTHER_CARD',
  ),
  INVALID_TOKEN: reason(
    'The card has to be entered again.',
    'La carte doit être saisie à nouveau.',
    false,
    'CHECK_DETAILS',
    'OTHER_CARD',
  ),
  ISSUER_UNAVAILABLE: reason(
    'Your bank cannot be reached at the moment. Nothing was charged.',
    "Votre banque est injoignable pour le moment. Rien n'a été débité.",
    true,
    'SAME_CARD_AGAIN',
    'OTHER_CARD',
    'LATER',
  ),
  PROCESSING_ERROR: reason(
    'The payment could not be processed. Nothing was charged.',
    "Le paiement n'a pas pu être traité. Rien n'a été débité.",
    true,
    'SAME_CARD_AGAIN',
    'OTHER_CARD',
  ),
} as const satisfies Record<string, DeclineReason>;

/** A reason for a decline, in the words of the shop. */
export type DeclineCode = keyof typeof declineReasons;

/** Words and advice for one code. */
export function declineReason(code: DeclineCode): DeclineReason {
  return declineReasons[code];
}
