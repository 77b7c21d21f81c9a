import type { Locale } from '../../kernel/refusal.js';
import type { CardFault } from '../domain/card-entry.js';
import type { TestTokenName } from '../domain/test-tokens.js';

export interface Words {
  readonly testMode: string;
  readonly noRealMoney: string;
  readonly otherLanguage: string;
  readonly card: {
    readonly title: string;
    readonly reference: string;
    readonly warning: string;
    readonly number: string;
    readonly expiry: string;
    readonly expiryExample: string;
    readonly cvc: string;
    readonly name: string;
    readonly submit: string;
    readonly fix: string;
    readonly unreachable: string;
    readonly testCards: string;
    readonly testCardsHint: string;
    readonly use: string;
  };
  readonly challenge: {
    readonly title: string;
    readonly intro: string;
    readonly reference: string;
    readonly amount: string;
    readonly card: string;
    readonly approve: string;
    readonly refuse: string;
  };
  readonly faults: Readonly<Record<CardFault, string>>;
  readonly suggestions: Readonly<Partial<Record<TestTokenName, string>>>;
  readonly messages: Readonly<Record<MessageName, { title: string; text: string }>>;
  readonly back: string;
}

export type MessageName =
  | 'unknown'
  | 'sessionUsed'
  | 'sessionExpired'
  | 'approved'
  | 'refused'
  | 'closed';

const en: Words = {
  testMode: 'Test mode',
  noRealMoney: 'Payment sandbox: no real money moves here.',
  otherLanguage: 'Français',
  card: {
    title: 'Your card',
    reference: 'Reference',
    warning: 'Use one of the test cards on this page. Never type a real card.',
    number: 'Card number',
    expiry: 'Expiry date',
    expiryExample: 'MM / YY',
    cvc: 'Security code',
    name: 'Name on card',
    submit: 'Use this card',
    fix: 'Please check the marked fields.',
    unreachable: 'The sandbox cannot be reached. Please try again.',
    testCards: 'Test cards',
    testCardsHint: 'Choose one to fill in the form.',
    use: 'Use',
  },
  challenge: {
    title: 'Confirm your payment',
    intro: 'Your bank asks you to confirm that you are making this payment.',
    reference: 'Reference',
    amount: 'Amount',
    card: 'Card',
    approve: 'Approve',
    refuse: 'Refuse',
  },
  faults: {
    numberMissing: 'Type a test card number.',
    numberNotTest:
      'This is a sandbox: only its test cards work here. If this is a real card, do not type it again.',
    expiryUnreadable: 'Type the month and the year, such as 04 / 31.',
    expiryPast: 'This date is in the past, or too far ahead.',
    cvcLength: 'Type the 3 digits of the security code (4 for American Express).',
    nameMissing: 'Type the name on the card.',
  },
  suggestions: {
    tok_success: 'Payment accepted',
    tok_mastercard: 'Payment accepted',
    tok_amex: 'Payment accepted',
    tok_cartes_bancaires: 'Payment accepted',
    tok_challenge: 'Bank asks to confirm',
    tok_challenge_fails: 'Confirmation fails',
    tok_declined_insufficient_funds: 'Declined: not enough money',
    tok_declined_do_not_honor: 'Declined by the bank',
    tok_refund_fails: 'Refunds fail',
  },
  messages: {
    unknown: {
      title: 'Nothing to see here',
      text: 'This address is not valid. Please go back to the shop and start again.',
    },
    sessionUsed: {
      title: 'Already done',
      text: 'A card was already given on this page. You can go back to the shop.',
    },
    sessionExpired: {
      title: 'This page has expired',
      text: 'It was left open for too long. Please go back to the shop and start again.',
    },
    approved: {
      title: 'Payment confirmed',
      text: 'You have confirmed this payment. There is nothing more to do here.',
    },
    refused: {
      title: 'Payment not made',
      text: 'This payment was refused. Nothing was taken from your card.',
    },
    closed: {
      title: 'Payment no longer open',
      text: 'This payment was canceled or left open for too long. Nothing is held on your card.',
    },
  },
  back: 'Back to the shop',
};

const fr: Words = {
  testMode: 'Mode test',
  noRealMoney: 'Paiement de démonstration : aucun argent réel ne circule ici.',
  otherLanguage: 'English',
  card: {
    title: 'Votre carte',
    reference: 'Référence',
    warning: 'Utilisez une des cartes de test de cette page. Ne saisissez jamais une vraie carte.',
    number: 'Numéro de carte',
    expiry: "Date d'expiration",
    expiryExample: 'MM / AA',
    cvc: 'Code de sécurité',
    name: 'Nom sur la carte',
    submit: 'Utiliser cette carte',
    fix: 'Merci de vérifier les champs signalés.',
    unreachable: 'Le service de test est injoignable. Merci de réessayer.',
    testCards: 'Cartes de test',
    testCardsHint: 'Choisissez-en une pour remplir le formulaire.',
    use: 'Choisir',
  },
  challenge: {
    title: 'Confirmez votre paiement',
    intro: "Votre banque vous demande de confirmer que vous êtes à l'origine de ce paiement.",
    reference: 'Référence',
    amount: 'Montant',
    card: 'Carte',
    approve: 'Approuver',
    refuse: 'Refuser',
  },
  faults: {
    numberMissing: 'Saisissez un numéro de carte de test.',
    numberNotTest:
      "Ceci est un environnement de test : seules ses cartes de test fonctionnent. S'il s'agit d'une vraie carte, ne la saisissez plus.",
    expiryUnreadable: "Saisissez le mois et l'année, par exemple 04 / 31.",
    expiryPast: 'Cette date est passée, ou trop lointaine.',
    cvcLength: 'Saisissez les 3 chiffres du code de sécurité (4 pour American Express).',
    nameMissing: 'Saisissez le nom qui figure sur la carte.',
  },
  suggestions: {
    tok_success: 'Paiement accepté',
    tok_mastercard: 'Paiement accepté',
    tok_amex: 'Paiement accepté',
    tok_cartes_bancaires: 'Paiement accepté',
    tok_challenge: 'Confirmation par la banque',
    tok_challenge_fails: 'Confirmation en échec',
    tok_declined_insufficient_funds: 'Refus : provision insuffisante',
    tok_declined_do_not_honor: 'Refus de la banque',
    tok_refund_fails: 'Remboursements en échec',
  },
  messages: {
    unknown: {
      title: "Il n'y a rien ici",
      text: "Cette adresse n'est pas valable. Revenez à la boutique pour recommencer.",
    },
    sessionUsed: {
      title: "C'est déjà fait",
      text: 'Une carte a déjà été donnée sur cette page. Vous pouvez revenir à la boutique.',
    },
    sessionExpired: {
      title: 'Cette page a expiré',
      text: 'Elle est restée ouverte trop longtemps. Revenez à la boutique pour recommencer.',
    },
    approved: {
      title: 'Paiement confirmé',
      text: "Vous avez confirmé ce paiement. Il n'y a plus rien à faire ici.",
    },
    refused: {
      title: 'Paiement non effectué',
      text: "Ce paiement a été refusé. Rien n'a été prélevé sur votre carte.",
    },
    closed: {
      title: "Ce paiement n'est plus ouvert",
      text: "Il a été annulé ou est resté ouvert trop longtemps. Rien n'est retenu sur votre carte.",
    },
  },
  back: 'Revenir à la boutique',
};

export const words: Readonly<Record<Locale, Words>> = { fr, en };
