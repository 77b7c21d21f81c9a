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
  AUTHENTICATION_REQUIRED: reason(
    'Your bank wants to verify that it is you.',
    'Votre banque veut vérifier votre identité.',
    true,
    'AUTHENTICATE_AGAIN',
    'OTHER_CARD',
  ),
  PICK_UP_CARD: reason(...refusedByBank, false, 'OTHER_CARD', 'CONTACT_BANK'),
  SECURITY_VIOLATION: reason(...refusedByBank, false, 'OTHER_CARD', 'CONTACT_BANK'),
  BLOCKED_HERE: reason(...refusedByBank, false, 'OTHER_CARD', 'CONTACT_BANK'),
  CARD_NOT_ACTIVATED: reason(
    'This card has not been activated yet.',
    "Cette carte n'est pas encore activée.",
    false,
    'CONTACT_BANK',
    'OTHER_CARD',
  ),
  ACCOUNT_CLOSED: reason(
    'The account of this card is closed.',
    'Le compte lié à cette carte est clôturé.',
    false,
    'OTHER_CARD',
    'CONTACT_BANK',
  ),
  ACCOUNT_NOT_FOUND: reason(
    'Your bank does not know this account.',
    'Votre banque ne trouve pas ce compte.',
    false,
    'CHECK_DETAILS',
    'OTHER_CARD',
  ),
  PIN_REQUIRED: reason(
    'Your bank asks for the PIN of this card.',
    'Votre banque demande le code secret de cette carte.',
    true,
    'SAME_CARD_AGAIN',
    'OTHER_CARD',
  ),
  INCORRECT_PIN: reason(
    'The PIN is not right.',
    'Le code secret est incorrect.',
    true,
    'SAME_CARD_AGAIN',
    'OTHER_CARD',
  ),
  PIN_TRIES_EXCEEDED: reason(
    'A wrong PIN was entered too often.',
    'Le code secret a été saisi trop de fois.',
    false,
    'OTHER_CARD',
    'CONTACT_BANK',
  ),
  FREQUENCY_EXCEEDED: reason(
    'This card has been used too often in a short time.',
    'Cette carte a été utilisée trop souvent en peu de temps.',
    true,
    'OTHER_CARD',
    'LATER',
  ),
  AMOUNT_NOT_SUPPORTED: reason(
    'This card cannot be used for an amount like this one.',
    'Cette carte ne permet pas de payer un tel montant.',
    false,
    'OTHER_CARD',
  ),
  COUNTRY_NOT_SUPPORTED: reason(
    'Cards of this country are not accepted for this purchase.',
    'Les cartes de ce pays ne sont pas acceptées pour cet achat.',
    false,
    'OTHER_CARD',
  ),
  ADDRESS_MISMATCH: reason(
    'The billing address is not the one that your bank knows.',
    "L'adresse de facturation n'est pas celle que connaît votre banque.",
    false,
    'CHECK_DETAILS',
    'OTHER_CARD',
  ),
  DUPLICATE_PAYMENT: reason(
    'The same amount was just paid with this card.',
    'Le même montant vient d’être payé avec cette carte.',
    false,
    'CONTACT_BANK',
    'LATER',
  ),
  CONSENT_WITHDRAWN: reason(
    'You have told your bank not to accept such payments any more.',
    'Vous avez demandé à votre banque de ne plus accepter ces paiements.',
    false,
    'CONTACT_BANK',
    'OTHER_CARD',
  ),
  WALLET_DECLINED: reason(
    'Your wallet could not pay with the card that is chosen in it.',
    'Votre portefeuille n’a pas pu payer avec la carte choisie.',
    true,
    'OTHER_CARD',
    'SAME_CARD_AGAIN',
  ),
  CREDIT_REFUSED: reason(
    'Payment in instalments is not possible for this purchase.',
    'Le paiement en plusieurs fois n’est pas possible pour cet achat.',
    false,
    'OTHER_CARD',
  ),
  METHOD_NOT_POSSIBLE: reason(
    'This purchase cannot be paid this way. Choose another one.',
    'Cet achat ne peut pas être réglé ainsi. Choisissez un autre moyen.',
    false,
    'OTHER_CARD',
  ),
  CARD_USED_UP: reason(
    'This virtual card was made for one purchase, and has been used.',
    'Cette carte virtuelle était à usage unique, et a déjà servi.',
    false,
    'OTHER_CARD',
  ),
  CREDIT_LIMIT_EXCEEDED: reason(
    'This is more than what is left of your credit with us.',
    'Ce montant dépasse le crédit dont vous disposez chez nous.',
    true,
    'OTHER_CARD',
    'LATER',
  ),
  TRY_AGAIN_LATER: reason(
    'The payment could not be made just now. Nothing was taken; try again in a few minutes.',
    "Le paiement n'a pas pu être effectué. Rien n'a été débité ; réessayez dans quelques minutes.",
    true,
    'SAME_CARD_AGAIN',
    'LATER',
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
