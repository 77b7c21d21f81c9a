import { dayMs, later, minuteMs } from '../../kernel/clock.js';
import { paymentProviders } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';

/** How long goods are kept for a buyer who has not paid yet, where no way to pay takes days. */
const payWithinMs = 30 * minuteMs;

interface Way {
  readonly method: Method | null;
  readonly tenders?: readonly { readonly method: Method | null }[] | undefined;
}

type Method = { readonly methodToken: string } | { readonly savedMethodId: string };

/** Until when the goods are kept: an order that is paid by transfer, or at the counter, waits for days. */
export function payUntil(work: Work, way: Way): Date {
  const days = (way.tenders ?? [way]).map(
    ({ method }) => (method && waysOf(work, tokenOf(method))?.decisionDays) ?? 0,
  );
  return later(work.now, Math.max(payWithinMs, ...days.map((count) => count * dayMs)));
}

/** True where the buyer only says how they will pay: people of the shop take the money. */
export function isPaidAtCounter(work: Work, methodToken: string | null): boolean {
  return waysOf(work, methodToken)?.takenByStaff ?? false;
}

/** The token that a buyer has brought; null where they name a method that was saved. */
export function tokenOf(method: Method): string | null {
  return 'methodToken' in method ? method.methodToken : null;
}

function waysOf(work: Work, methodToken: string | null) {
  if (methodToken === null) return undefined;
  return work.port(paymentProviders).taking(methodToken)?.provider.capabilities;
}
