import { later } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { columnsOf } from '../../platform/database/columns.js';
import type { FirstCall } from '../data/first-call.js';
import type { JournalEntry } from '../data/journal.js';
import { leaseMarginMs } from '../domain/patience.js';
import { PaymentAttempt } from '../domain/payment-attempt.js';
import { paymentChannelOf } from '../domain/payment-channel.js';
import type { PaymentIntent } from '../domain/payment-intent.js';
import type { TakenToken } from '../providers/registry.js';

/** How somebody wants to pay. */
export interface CardToTry {
  /** The provider's token for the card; never a card number. */
  readonly methodToken: string;
  /** Where the card holder comes back to, should their bank want to see them. */
  readonly returnUrl?: string | null | undefined;
  /** Set by a caller who calls the provider as soon as this is committed: nobody else does so before them. */
  readonly firstCall?: FirstCall | undefined;
}

/** The next attempt of an intent, which follows it; not written yet. */
export function beginAttempt(
  work: Work,
  intent: PaymentIntent,
  number: number,
  { provider, family, card }: TakenToken & { readonly card: CardToTry },
): PaymentAttempt {
  const attempt = PaymentAttempt.request(
    {
      id: newId(),
      intentId: intent.id,
      number,
      channel: paymentChannelOf(work.caller),
      correlationId: work.caller.correlationId,
      provider: provider.name,
      method: family,
      instalments: provider.instalmentsOf?.(card.methodToken) ?? null,
      methodToken: card.methodToken,
      returnUrl: card.returnUrl ?? null,
    },
    work.now,
  );
  if (card.firstCall) attempt.beginCall(later(work.now, provider.timeoutMs + leaseMarginMs));
  intent.followAttempt(attempt.state, work.now);
  card.firstCall?.keep({ attempt: columnsOf(attempt), intent: columnsOf(intent) });
  return attempt;
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
