import type { NewEvent } from '../platform/events/event.js';
import type { StoredAccountRow } from './data/tables.js';

/** The stream of one gift card, or of one customer's credit or points. */
export function storedValueStream(accountId: string): string {
  return `stored-value:${accountId}`;
}

export type StoredValueEventType =
  | 'GiftCardIssued'
  | 'GiftCardBlocked'
  | 'GiftCardExpired'
  | 'StoreCreditGranted'
  | 'LoyaltyPointsGranted'
  | 'StoredValueAdjusted';

/** News of an account: how many units were given or taken off, what is on it now, and never its code. */
export function valueNews(
  type: StoredValueEventType,
  account: Pick<StoredAccountRow, 'id' | 'kind' | 'currency' | 'state' | 'balance' | 'held'>,
  facts: { readonly units?: number; readonly reason?: string } = {},
): NewEvent {
  const { id: accountId, kind, currency, state, balance, held } = account;
  return {
    streams: [storedValueStream(accountId)],
    type,
    payload: { accountId, kind, currency, state, balance, held, ...facts },
  };
}
