import type { Work } from '../platform/commands/work.js';
import type { SharedPaymentRow } from './data/tables.js';
import type { ShareState } from './domain/share-state.js';
import type { SharedPaymentState } from './domain/shared-payment-lifecycle.js';

/** What the module tells: of the whole, and of the shares by their number. Never a name, never a link. */
export type SharedPaymentEventType =
  | 'SharedPaymentCreated'
  | 'SharedPaymentToppedUp'
  | 'SharedPaymentCapturing'
  | 'SharedPaymentPaid'
  | 'SharedPaymentCanceled'
  | 'SharedPaymentExpired'
  | 'SharedPaymentFailed'
  | 'ShareChanged';

interface SharedPaymentFacts {
  readonly state?: SharedPaymentState;
  readonly share?: { readonly number: number; readonly state: ShareState };
}

/** The stream of one shared payment. */
export function sharedPaymentStream(id: string): string {
  return `shared-payment:${id}`;
}

/** Tells all who share the payment what has happened. */
export function tellOfSharedPayment(
  work: Work,
  type: SharedPaymentEventType,
  { id, order_id: orderId, state }: SharedPaymentRow,
  facts: SharedPaymentFacts = {},
): void {
  work.emit({
    streams: [sharedPaymentStream(id)],
    type,
    payload: { sharedPaymentId: id, orderId, state, ...facts },
  });
}
