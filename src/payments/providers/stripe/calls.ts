import Stripe from 'stripe';
import type { UnknownOutcome } from '../provider.js';

/** An answer that can be acted on: what was asked for, or a clear no. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly body: T }
  /** Turned down for good under this key. A card that was declined comes with the payment it leaves. */
  | { readonly kind: 'no'; readonly code: string; readonly payment: unknown }
  | UnknownOutcome;

/** Answers that say no in a way that will not change. All others may hide a booking, or are passing. */
const finalStatuses: ReadonlySet<number | undefined> = new Set([400, 402, 404]);

/**
 * Makes one call, and answers in any case: what the library throws becomes a no or `unknown`. The library's own time
 * limit watches a silent connection only, so one that trickles is given up here.
 */
export async function answerOf<T>(
  timeoutMs: number,
  call: () => Promise<T>,
): Promise<Answer<Awaited<T>>> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<UnknownOutcome>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, { kind: 'unknown', reason: 'timeout' });
  });
  const answer = async (): Promise<Answer<Awaited<T>>> => {
    try {
      return { kind: 'ok', body: await call() };
    } catch (fault) {
      return readFault(fault);
    }
  };
  try {
    return await Promise.race([answer(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

function readFault(fault: unknown): Extract<Answer<never>, { kind: 'no' }> | UnknownOutcome {
  if (fault instanceof Stripe.errors.StripeConnectionError)
    return unknown(/timeout/i.test(fault.message) ? 'timeout' : 'no_answer');
  if (!(fault instanceof Stripe.errors.StripeError)) return unknown('no_answer');
  // A key that was used for something else tells nothing about what became of that.
  if (fault instanceof Stripe.errors.StripeIdempotencyError) return unknown('key_used_otherwise');
  if (fault.statusCode === undefined) return unknown('unreadable');
  if (!finalStatuses.has(fault.statusCode)) return unknown(`http_${fault.statusCode}`);
  const code = fault.decline_code || fault.code || fault.rawType;
  return code === undefined
    ? unknown(`http_${fault.statusCode}`)
    : { kind: 'no', code: code.slice(0, 100), payment: fault.payment_intent };
}

function unknown(reason: string): UnknownOutcome {
  return { kind: 'unknown', reason };
}
