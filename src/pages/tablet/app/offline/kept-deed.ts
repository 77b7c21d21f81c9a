import type { SignedOperation } from '../../documents/offline.js';

/** A deed that the shop has not heard of, or cannot do any more. */
export interface KeptDeed {
  /** Names it: it rises with each deed of this device. */
  readonly counter: number;
  readonly operation: SignedOperation;
  readonly orderNumber: string;
  /** Why the shop could not do it, and what may be done about it. */
  readonly conflict?: { readonly message: string; readonly proposal: string };
}
