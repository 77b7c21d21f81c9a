import { dayMs, later } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { columnsOf } from '../../platform/database/columns.js';
import type { JournalEntry } from '../data/journal.js';
import { leaseMarginMs } from '../domain/patience.js';
import { PaymentAttempt } from '../domain/payment-attempt.js';
import { paymentChannelOf } from '../domain/payment-channel.js';
import type { PaymentIntent } from '../domain/payment-intent.js';
import type { PaymentProvider } from '../providers/provider.js';
import type { AttemptTerms, ChosenMethod } from './choose-method.js';

/** The next attempt of an intent, which follows it; not written yet. */
export function beginAttempt(
  work: Work,
  intent: PaymentIntent,
  number: number,
  chosen: ChosenMethod,
  terms: AttemptTerms,
): PaymentAttempt {
  const { provider, family, route: _route, ...method } = chosen;
  const attempt = PaymentAttempt.request(
    {
      id: newId(),
      intentId: intent.id,
      number,
      channel: paymentChannelOf(work.caller),
      correlationId: work.caller.correlationId,
      provider: provider.name,
      method: family,
      instalments: provider.instalmentsOf?.(method.methodToken) ?? null,
      ...method,
      isStepUp: false,
      returnUrl: terms.returnUrl ?? null,
    },
    work.now,
  );
  if (terms.firstCall) attempt.beginCall(later(work.now, provider.timeoutMs + leaseMarginMs));
  waitForIt(intent, provider);
  intent.followAttempt(attempt.state, work.now);
  terms.firstCall?.keep({ attempt: columnsOf(attempt), intent: columnsOf(intent) });
  return attempt;
}

/** A way to pay that takes days is waited for so long, counted from when the money was asked for. */
function waitForIt(intent: PaymentIntent, { capabilities }: PaymentProvider): void {
  const until = later(intent.createdAt, (capabilities.decisionDays ?? 0) * dayMs);
  if (until > intent.expiresAt) intent.expiresAt = until;
}

/** The line of the journal that an attempt begins with. */
export function authorizeRequested(attempt: PaymentAttempt, intent: PaymentIntent): JournalEntry {
  return {
    operationId: attempt.id,
    kind: 'AUTHORIZE',
    phase: 'REQUESTED',
    amountMinor: intent.amountMinor,
    currency: intent.currency,
  };
}
