import { describedEnum } from '../../../platform/graphql/described-enum.js';
import {
  type ConsentScope,
  type MandateLimit,
  type SavedMethodState,
  unsavableProblems,
  unusableReasons,
  type Wallet,
} from '../../domain/saved-method.js';

export const SavedPaymentMethodStateEnum = describedEnum(
  'SavedPaymentMethodState',
  'Where a saved payment method stands.',
  {
    REQUESTED: 'The provider is being asked to keep it.',
    ACTIVE: 'Kept, and may be paid with.',
    FAILED: 'It was not kept: see `error`.',
    REVOKING: 'Revoked; the provider is being asked to let go of it.',
    REVOKED: 'Revoked, here and at the provider.',
  } satisfies Record<SavedMethodState, string>,
);

export const ConsentScopeEnum = describedEnum(
  'PaymentConsentScope',
  'What a saved payment method may be used for.',
  {
    ON_SESSION: 'Only for payments that the customer makes themselves.',
    OFF_SESSION: 'Also for charges in their absence, within a limit and until an end.',
    ORDER:
      'Only for the order that is placed with it: its deliveries may be charged one by one in the absence of the customer, together for no more than it costs. The method is offered for nothing else, and forgotten when the order is over.',
  } satisfies Record<ConsentScope, string>,
);

export const WalletEnum = describedEnum('PaymentWallet', 'The wallet that a card was taken from.', {
  APPLE_PAY: 'From the Apple Pay wallet of a device.',
  GOOGLE_PAY: 'From the Google Pay wallet of a device.',
} satisfies Record<Wallet, string>);

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

export const MandateLimitEnum = describedEnum(
  'MandateLimit',
  'What of a charge in the absence of a customer their agreement does not cover.',
  {
    NO_MANDATE: 'They have not agreed to charges in their absence, or not to this one.',
    AMOUNT: 'It is more than they have agreed to for one charge.',
    TOTAL: 'Together with what was taken before it is more than they have agreed to.',
    CURRENCY: 'They have agreed to charges in another currency.',
    ENDED: 'What they have agreed to is over.',
  } satisfies Record<MandateLimit, string>,
);
