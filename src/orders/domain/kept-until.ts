import type { IntentState } from '../../payments/index.js';

interface Wish {
  readonly state: IntentState;
  readonly expires_at: Date;
}

/**
 * Until when goods are kept for a payment: a way to pay that takes days, such as a transfer, is waited for even where
 * another was chosen first. Null where nothing is waited for.
 */
export function keptUntil(orderExpiresAt: Date | null, wishes: readonly Wish[]): Date | null {
  const awaited = wishes.filter(({ state }) => state === 'PROCESSING');
  const deadlines = [orderExpiresAt, ...awaited.map((each) => each.expires_at)];
  return deadlines.reduce(
    (last, each) => (last && each && each > last ? each : (last ?? each)),
    null,
  );
}
