import type { LabelOutcome } from '../../../fulfilment/index.js';
import { later, minuteMs } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import { changeLabel, findLabel } from '../../data/labels.js';
import { returnNews } from '../../events.js';
import { lockReturn } from '../lock-return.js';

const askAgainAfterMs = minuteMs;
const maxErrorLength = 200;

export interface RecordReturnLabel {
  readonly returnId: string;
  readonly carrier: string;
  readonly outcome: LabelOutcome;
}

/** Writes down what a carrier has said to a parcel that comes back. Does nothing where that is known. Safe to repeat. */
export async function recordReturnLabel(
  work: Work,
  { returnId, carrier, outcome }: RecordReturnLabel,
): Promise<void> {
  const { returned } = await lockReturn(work, returnId);
  const label = await findLabel(work, returnId);
  if (!label || label.label_url !== null) return;
  if (label.due_at === null) {
    // The goods are not sent any more: a label that comes too late goes back as well.
    const isLate = outcome.kind === 'labeled' && !returned.can('send');
    return isLate ? changeLabel(work, returnId, { void_due_at: work.now }) : undefined;
  }
  if (outcome.kind !== 'labeled') {
    const { kind } = outcome;
    const said = kind === 'refused' ? outcome.code : outcome.reason;
    const dueAt = kind === 'refused' ? null : later(work.now, askAgainAfterMs);
    return changeLabel(work, returnId, {
      last_error: said.slice(0, maxErrorLength),
      due_at: dueAt,
    });
  }
  const { reference, trackingCode, labelUrl } = outcome;
  await changeLabel(work, returnId, {
    carrier,
    reference,
    tracking_code: trackingCode,
    label_url: labelUrl,
    last_error: null,
    due_at: null,
  });
  returned.trackingCode ??= trackingCode;
  work.emit(returnNews('ReturnLabeled', returned, returned.state, { carrier, trackingCode }));
}
