import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { lockPayment, paymentTables } from '../data/store.js';
import type { IntentState } from '../domain/intent-lifecycle.js';
import { tellOfPayment } from '../events.js';
import { dropAttempt } from './drop-attempt.js';

const batchSize = 200;
/** States in which an intent expires. One whose outcome is awaited gets it first, or reaches its own deadline. */
const expiring: readonly IntentState[] = [
  'REQUIRES_PAYMENT_METHOD',
  'REQUIRES_CONFIRMATION',
  'REQUIRES_ACTION',
];

/** Ends the intents that nobody has paid in time, each in a transaction of its own. Safe to run anywhere at once. */
export async function expireIntents(gateway: Gateway): Promise<number> {
  const due = await paymentTables(gateway.db)
    .selectFrom('payment_intent')
    .select('id')
    .where('state', 'in', expiring)
    .where('expires_at', '<=', gateway.clock.now())
    .orderBy('expires_at')
    .limit(batchSize)
    .execute();
  let expired = 0;
  await eachAlone(due, async ({ id }) => {
    const ended = await gateway.runAsSystem('expireIntent', (work) => expireIntent(work, id));
    if (ended) expired += 1;
  });
  return expired;
}

/** Ends one intent whose time is over; false where somebody was faster. */
async function expireIntent(work: Work, intentId: string): Promise<boolean> {
  const { intent, attempts } = await lockPayment(work, intentId);
  const from = intent.state;
  if (!expiring.includes(from) || intent.expiresAt > work.now) return false;
  if (!intent.expire(work.now)) return false;
  const live = attempts.find((attempt) => attempt.isLive);
  if (live) await dropAttempt(work, intent, live);
  tellOfPayment(work, 'PaymentExpired', intent, from, { reason: 'NOT_PAID_IN_TIME' });
  return true;
}
