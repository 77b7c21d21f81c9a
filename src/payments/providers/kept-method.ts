import type { MethodUsage, Wallet } from '../domain/saved-method.js';
import type { UnknownOutcome } from './unknown-outcome.js';

/** A payment method that a provider keeps for a customer. */
export interface KeptMethod {
  /** The provider's name for it. */
  readonly reference: string;
  /** The same for the same card. */
  readonly fingerprint: string;
  readonly brand: string;
  readonly last4: string;
  readonly wallet: Wallet | null;
  readonly expiryMonth: number;
  readonly expiryYear: number;
}

/** Asks a provider to keep a method without a payment. */
export interface KeepCall {
  /** The idempotency key: the id of the saved method. */
  readonly key: string;
  readonly customerId: string;
  readonly methodToken: string;
  readonly scope: MethodUsage;
}

/** What became of the wish to keep a method. */
export type KeepOutcome =
  | { readonly kind: 'kept'; readonly method: KeptMethod }
  /** It is not kept, and will not be under this key. `authentication_required`: its holder must be seen first. */
  | { readonly kind: 'refused'; readonly code: string }
  | UnknownOutcome;

/** What became of the wish that a provider lets go of a method. Where it has none such, it is forgotten. */
export type ForgetOutcome = { readonly kind: 'forgotten' } | UnknownOutcome;
