import { refusal } from '../../kernel/refusal.js';

/** The details of a person that a form asks for. */
export const contactFields = ['EMAIL', 'PHONE', 'FIRST_NAME', 'LAST_NAME'] as const;
export type ContactField = (typeof contactFields)[number];

/** The fields of an address, as a refusal names them. */
export const addressFields = [
  'NAME',
  'COMPANY',
  'LINE1',
  'LINE2',
  'POSTAL_CODE',
  'CITY',
  'REGION',
  'COUNTRY_CODE',
  'PHONE',
] as const;
export type AddressField = (typeof addressFields)[number];

/** Why a password cannot be used. */
export const passwordFaults = ['TOO_SHORT', 'TOO_LONG', 'TOO_COMMON'] as const;
export type PasswordFault = (typeof passwordFaults)[number];

const contactWords: Record<ContactField, { fr: string; en: string }> = {
  EMAIL: {
    fr: "Cette adresse e-mail n'est pas valable.",
    en: 'This is not a valid e-mail address.',
  },
  PHONE: {
    fr: "Ce numéro de téléphone n'est pas valable.",
    en: 'This is not a valid phone number.',
  },
  FIRST_NAME: {
    fr: 'Ce prénom ne peut pas être utilisé : 1 à 100 caractères.',
    en: 'This first name cannot be used: 1 to 100 characters.',
  },
  LAST_NAME: {
    fr: 'Ce nom ne peut pas être utilisé : 1 à 100 caractères.',
    en: 'This last name cannot be used: 1 to 100 characters.',
  },
};

/** One of the details of a person cannot be used. */
export const invalidContact = refusal<'InvalidContact', { field: ContactField }>('InvalidContact', {
  fr: ({ field }) => contactWords[field].fr,
  en: ({ field }) => contactWords[field].en,
});

/** One of the fields of an address cannot be used. */
export const invalidAddress = refusal<'InvalidAddress', { field: AddressField }>('InvalidAddress', {
  fr: ({ field }) =>
    `Cette adresse ne peut pas être utilisée : vérifiez ${addressWords[field].fr}.`,
  en: ({ field }) => `This address cannot be used: check the ${addressWords[field].en}.`,
});

const addressWords: Record<AddressField, { fr: string; en: string }> = {
  NAME: { fr: 'le nom', en: 'name' },
  COMPANY: { fr: "l'entreprise", en: 'company' },
  LINE1: { fr: 'la première ligne', en: 'first line' },
  LINE2: { fr: 'la deuxième ligne', en: 'second line' },
  POSTAL_CODE: { fr: 'le code postal', en: 'postal code' },
  CITY: { fr: 'la ville', en: 'city' },
  REGION: { fr: 'la région', en: 'region' },
  COUNTRY_CODE: { fr: 'le pays', en: 'country' },
  PHONE: { fr: 'le numéro de téléphone', en: 'phone number' },
};

const passwordWords: Record<PasswordFault, { fr: string; en: string }> = {
  TOO_SHORT: {
    fr: 'Ce mot de passe est trop court : il en faut au moins 8 caractères.',
    en: 'This password is too short: it needs at least 8 characters.',
  },
  TOO_LONG: {
    fr: 'Ce mot de passe est trop long : 200 caractères au plus.',
    en: 'This password is too long: at most 200 characters.',
  },
  TOO_COMMON: {
    fr: 'Ce mot de passe est trop répandu, il serait vite deviné. Choisissez-en un autre.',
    en: 'This password is too common and would soon be guessed. Choose another one.',
  },
};

/** The password is too short, too long, or one of those that everybody tries first. */
export const passwordRefused = refusal<'PasswordRefused', { reason: PasswordFault }>(
  'PasswordRefused',
  {
    fr: ({ reason }) => passwordWords[reason].fr,
    en: ({ reason }) => passwordWords[reason].en,
  },
);

/** There is an account with this e-mail address already. */
export const emailTaken = refusal('EmailTaken', {
  fr: 'Un compte existe déjà avec cette adresse e-mail. Connectez-vous, ou commandez sans compte.',
  en: 'There is an account with this e-mail address already. Sign in, or buy as a guest.',
  nextActions: ['signIn', 'createCart'],
});

/** The e-mail address and the password do not go together; which of them is wrong is not said. */
export const invalidCredentials = refusal('InvalidCredentials', {
  fr: "L'adresse e-mail ou le mot de passe n'est pas le bon.",
  en: 'The e-mail address or the password is not right.',
});

/** The refresh token is not good any more: sign in again. */
export const sessionEnded = refusal('SessionEnded', {
  fr: 'Votre session est terminée. Connectez-vous à nouveau.',
  en: 'Your session has ended. Sign in again.',
  nextActions: ['signIn'],
});

/** The address book is full. */
export const tooManyAddresses = refusal<'TooManyAddresses', { most: number }>('TooManyAddresses', {
  fr: ({ most }) => `Un carnet contient au plus ${most} adresses. Supprimez-en une d'abord.`,
  en: ({ most }) => `An address book holds at most ${most} addresses. Remove one first.`,
  nextActions: ['removeAddress'],
});
