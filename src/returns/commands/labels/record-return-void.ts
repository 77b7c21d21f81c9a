import type { VoidOutcome } from '../../../fulfilment/index.js';
import { later, minuteMs } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import { changeLabel } from '../../data/labels.js';

const tryAgainAfterMs = 10 * minuteMs;
const maxErrorLength = 200;

/** Writes down what the carrier has said to the label of a return that was given back. Safe to repeat. */
export function recordReturnVoid(
  work: Work,
  { returnId, outcome }: { readonly returnId: string; readonly outcome: VoidOutcome },
): Promise<void> {
  if (outcome.kind === 'voided')
    return changeLabel(work, returnId, { void_due_at: null, last_error: null });
  const said = outcome.kind === 'refused' ? outcome.code : outcome.reason;
  return changeLabel(work, returnId, {
    void_due_at: outcome.kind === 'refused' ? null : later(work.now, tryAgainAfterMs),
    last_error: said.slice(0, maxErrorLength),
  });
}
