import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { lockPayment } from '../data/store.js';
import { tellOfPayment } from '../events.js';
import { dropAttempt } from './drop-attempt.js';

export interface CancelIntent {
  readonly intentId: string;
  /** Why, for the events and the explanation; a sentence or a word of ours, never free text of a stranger. */
  readonly reason: string;
}

/**
 * Gives up the wish for the money before anything was authorised. An attempt that is under way may still
 * succeed at the provider: that money is given back by itself. Repeating it changes nothing. Refuses once money
 * is held or taken (PaymentNotCancelable): then there is `requestVoid` and `requestRefund`.
 */
export async function cancelIntent(
  work: Work,
  { intentId, reason }: CancelIntent,
): Promise<{ intentId: string } | Refusal<'PaymentNotCancelable'>> {
  const { intent, attempts } = await lockPayment(work, intentId);
  const from = intent.state;
  if (from === 'CANCELED') return { intentId };
  const refused = intent.cancel(work.now);
  if (refused) return refused;
  const live = attempts.find((attempt) => attempt.isLive);
  if (live) await dropAttempt(work, intent, live);
  tellOfPayment(work, 'PaymentCanceled', intent, from, { reason });
  return { intentId };
}
