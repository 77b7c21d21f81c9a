import type { Locale } from '../../kernel/refusal.js';
import type { Channel } from '../../platform/auth/actor.js';

/** What buyers know as a way to pay. */
export type MethodFamily =
  | 'CARD'
  | 'APPLE_PAY'
  | 'GOOGLE_PAY'
  | 'PAYPAL'
  | 'BANK_TRANSFER'
  | 'INSTALMENTS'
  | 'CARRIER_BILLING'
  | 'VIRTUAL_CARD'
  | 'GIFT_CARD'
  | 'STORE_CREDIT'
  | 'LOYALTY_POINTS'
  | 'CASH'
  | 'CHEQUE'
  | 'ON_ACCOUNT';

/** What can be done with money of that family. */
export interface FamilyCapabilities {
  /** Money can be held first and taken later. */
  readonly authorizeThenCapture: boolean;
  /** Several captures, each of a part, are possible. */
  readonly partialCapture: boolean;
  readonly refund: boolean;
  /** The buyer may be sent to another page or app to agree. */
  readonly mayRedirect: boolean;
  /** Works without a browser, as on the phone. */
  readonly withoutBrowser: boolean;
  /** Can be kept for the next purchase. */
  readonly reusable: boolean;
}

export interface PaymentMethodFamily {
  readonly family: MethodFamily;
  readonly label: Readonly<Record<Locale, string>>;
  readonly capabilities: FamilyCapabilities;
  /** Where it is used; everywhere, where nothing is said. */
  readonly channels?: readonly Channel[];
  /** The order in which buyers are shown the families, before anything is known of them. */
  readonly rank: number;
}

const likeACard: FamilyCapabilities = {
  authorizeThenCapture: true,
  partialCapture: true,
  refund: true,
  mayRedirect: true,
  withoutBrowser: false,
  reusable: true,
};

/** On a page or in an app, and by holding the device to a terminal. */
const whereDevicesAre: readonly Channel[] = [
  'WEB',
  'APP',
  'LINK',
  'KIOSK',
  'STORE',
  'TABLET',
  'TERMINAL',
];

/** A number without a card: it can be typed and said, and not be put into a terminal. */
const whereNumbersAre: readonly Channel[] = [
  'WEB',
  'APP',
  'LINK',
  'KIOSK',
  'CALL_CENTRE',
  'IVR',
  'VOICE',
];

/** Of our own, or handed over at the counter. */
const inHouse: FamilyCapabilities = { ...likeACard, mayRedirect: false, withoutBrowser: true };

/** Money that is there at once or not at all. */
const atOnce: FamilyCapabilities = {
  ...inHouse,
  authorizeThenCapture: false,
  partialCapture: false,
  reusable: false,
};

/** All families that the shop has words for. Which of them can be used depends on the providers. */
export const paymentMethodFamilies: readonly PaymentMethodFamily[] = [
  {
    family: 'CARD',
    label: { en: 'Card', fr: 'Carte bancaire' },
    capabilities: { ...likeACard, withoutBrowser: true },
    rank: 1,
  },
  {
    family: 'APPLE_PAY',
    label: { en: 'Apple Pay', fr: 'Apple Pay' },
    capabilities: { ...likeACard, mayRedirect: false },
    channels: whereDevicesAre,
    rank: 2,
  },
  {
    family: 'GOOGLE_PAY',
    label: { en: 'Google Pay', fr: 'Google Pay' },
    capabilities: likeACard,
    channels: whereDevicesAre,
    rank: 3,
  },
  {
    family: 'PAYPAL',
    label: { en: 'PayPal', fr: 'PayPal' },
    capabilities: likeACard,
    rank: 4,
  },
  {
    family: 'INSTALMENTS',
    label: { en: 'Pay in instalments', fr: 'Payer en plusieurs fois' },
    capabilities: { ...likeACard, reusable: false },
    rank: 5,
  },
  {
    family: 'GIFT_CARD',
    label: { en: 'Gift card', fr: 'Carte cadeau' },
    capabilities: inHouse,
    rank: 6,
  },
  {
    family: 'CARRIER_BILLING',
    label: { en: 'On your phone bill', fr: 'Sur votre facture mobile' },
    capabilities: {
      authorizeThenCapture: true,
      partialCapture: false,
      refund: true,
      mayRedirect: true,
      withoutBrowser: false,
      reusable: true,
    },
    rank: 7,
  },
  {
    family: 'BANK_TRANSFER',
    label: { en: 'Bank transfer', fr: 'Virement bancaire' },
    capabilities: {
      authorizeThenCapture: false,
      partialCapture: false,
      refund: true,
      mayRedirect: true,
      withoutBrowser: true,
      reusable: false,
    },
    rank: 8,
  },
  {
    family: 'VIRTUAL_CARD',
    label: { en: 'Virtual card', fr: 'Carte virtuelle' },
    capabilities: { ...likeACard, withoutBrowser: true, reusable: false },
    channels: whereNumbersAre,
    rank: 9,
  },
  {
    family: 'STORE_CREDIT',
    label: { en: 'Store credit', fr: 'Avoir' },
    capabilities: inHouse,
    rank: 10,
  },
  {
    family: 'LOYALTY_POINTS',
    label: { en: 'Loyalty points', fr: 'Points de fidélité' },
    capabilities: inHouse,
    rank: 11,
  },
  { family: 'CASH', label: { en: 'Cash', fr: 'Espèces' }, capabilities: atOnce, rank: 12 },
  { family: 'CHEQUE', label: { en: 'Cheque', fr: 'Chèque' }, capabilities: atOnce, rank: 13 },
  {
    family: 'ON_ACCOUNT',
    label: { en: 'On account', fr: 'Paiement sur facture' },
    capabilities: { ...inHouse, reusable: false },
    rank: 14,
  },
];

/** What can be done with money of that family. */
export function capabilitiesOf(family: MethodFamily): FamilyCapabilities {
  const found = paymentMethodFamilies.find((each) => each.family === family);
  if (!found) throw new TypeError(`there is no way to pay called ${family}`);
  return found.capabilities;
}
