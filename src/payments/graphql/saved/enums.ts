import { registerEnumType } from 'type-graphql';
import {
  type ConsentScope,
  consentScopes,
  type SavedMethodState,
  savedMethodLifecycle,
  unsavableProblems,
  unusableReasons,
  type Wallet,
  wallets,
} from '../../domain/saved-method.js';
import { describedEnum, namesOf } from '../enum-names.js';

export const SavedPaymentMethodStateEnum = namesOf(savedMethodLifecycle.states);
const states: Record<SavedMethodState, { description: string }> = {
  REQUESTED: { description: 'The provider is being asked to keep it.' },
  ACTIVE: { description: 'Kept, and may be paid with.' },
  FAILED: { description: 'It was not kept: see `error`.' },
  REVOKING: { description: 'Revoked; the provider is being asked to let go of it.' },
  REVOKED: { description: 'Revoked, here and at the provider.' },
};
registerEnumType(SavedPaymentMethodStateEnum, {
  name: 'SavedPaymentMethodState',
  description: 'Where a saved payment method stands.',
  valuesConfig: states,
});

export const ConsentScopeEnum = namesOf(consentScopes);
const scopes: Record<ConsentScope, { description: string }> = {
  ON_SESSION: { description: 'Only for payments that the customer makes themselves.' },
  OFF_SESSION: {
    description: 'Also for charges in their absence, within a limit and until an end.',
  },
};
registerEnumType(ConsentScopeEnum, {
  name: 'PaymentConsentScope',
  description: 'What a saved payment method may be used for.',
  valuesConfig: scopes,
});

export const WalletEnum = namesOf(wallets);
const walletNames: Record<Wallet, { description: string }> = {
  APPLE_PAY: { description: 'From the Apple Pay wallet of a device.' },
  GOOGLE_PAY: { description: 'From the Google Pay wallet of a device.' },
};
registerEnumType(WalletEnum, {
  name: 'PaymentWallet',
  description: 'The wallet that a card was taken from.',
  valuesConfig: walletNames,
});

export const UnusableReasonEnum = describedEnum(
  'SavedPaymentMethodReason',
  'Why a saved payment method cannot be paid with.',
  unusableReasons,
);
export const UnsavableProblemEnum = describedEnum(
  'PaymentMethodNotSavableProblem',
  'Why a payment method cannot be kept.',
  unsavableProblems,
);
