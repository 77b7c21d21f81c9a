import { Money } from '../../kernel/money.js';
import { type Refusal, refusal } from '../../kernel/refusal.js';

/** No gift card has this code; nothing more is said, so that nobody learns anything by trying. */
export const giftCardUnknown = refusal('GiftCardUnknown', {
  en: 'There is no gift card with this code. Check what you have typed.',
  fr: "Aucune carte cadeau n'a ce code. Vérifiez votre saisie.",
});

interface AmountFacts {
  readonly minimumMinor: number;
  readonly maximumMinor: number;
  readonly currency: string;
}

const inWords = (minor: number, currency: string) =>
  `${Money.of(minor, currency).toDecimal()} ${currency}`;

/** So much cannot be given at once. */
export const valueNotAllowed = refusal<'ValueNotAllowed', AmountFacts>('ValueNotAllowed', {
  en: ({ minimumMinor, maximumMinor, currency }) =>
    `The amount must be between ${inWords(minimumMinor, currency)} and ${inWords(maximumMinor, currency)}.`,
  fr: ({ minimumMinor, maximumMinor, currency }) =>
    `Le montant doit être compris entre ${inWords(minimumMinor, currency)} et ${inWords(maximumMinor, currency)}.`,
});
export type ValueNotAllowedRefusal = Refusal<'ValueNotAllowed', AmountFacts>;

/** The date until which the card would be good lies in the past. */
export const endInThePast = refusal('EndInThePast', {
  en: 'The card would have expired already.',
  fr: 'La carte serait déjà expirée.',
});
export type EndInThePastRefusal = Refusal<'EndInThePast'>;

/** The card was blocked before. */
export const giftCardIsBlocked = refusal('GiftCardIsBlocked', {
  en: 'This gift card is blocked already.',
  fr: 'Cette carte cadeau est déjà bloquée.',
});
export type GiftCardIsBlockedRefusal = Refusal<'GiftCardIsBlocked'>;

interface BalanceFacts {
  readonly availableMinor: number;
  readonly currency: string;
}

/** Less is free on the account than is to be taken off. */
export const balanceTooSmall = refusal<'BalanceTooSmall', BalanceFacts>('BalanceTooSmall', {
  en: ({ availableMinor, currency }) => `Only ${inWords(availableMinor, currency)} is free.`,
  fr: ({ availableMinor, currency }) =>
    `Seuls ${inWords(availableMinor, currency)} sont disponibles.`,
});
export type BalanceTooSmallRefusal = Refusal<'BalanceTooSmall', BalanceFacts>;
