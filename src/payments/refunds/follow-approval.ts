import type { ApprovalEventType, ApprovalNews } from '../../approvals/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';
import type { Reaction } from '../../platform/jobs/reactions.js';
import { paymentTables } from '../data/store.js';
import { driveOperations } from '../driving/drive-operations.js';
import {
  endRefund,
  followingDecisions,
  type LockedRefund,
  lockRefund,
  sendApproved,
} from './decide-refund.js';
import { tellOfRefund } from './tell-of-refund.js';

const decided: readonly ApprovalEventType[] = [
  'ApprovalGranted',
  'ApprovalDeclined',
  'ApprovalWithdrawn',
  'ApprovalExpired',
];

/** What was decided about a refund in the inbox is done: it goes, or it ends. */
export const followApproval: Reaction = {
  name: followingDecisions,
  on: decided,
  when: ({ kind }) => kind === 'REFUND',
  async handle(event, gateway) {
    const { subjectId, state } = event.payload as unknown as ApprovalNews;
    if (state === 'GRANTED') return send(gateway, subjectId, event.correlation_id);
    const reason = state === 'EXPIRED' ? 'NOT_APPROVED_IN_TIME' : null;
    await gateway.runAsSystem(
      'endRefund',
      (work) => whileItWaits(work, subjectId, (locked) => endRefund(work, locked, reason)),
      event.correlation_id,
    );
  },
};

/** One that cannot be sent any more has failed: it may be sent another way, or given up. */
async function send(gateway: Gateway, refundId: string, correlationId: string): Promise<void> {
  const sent = await gateway.runAsSystem(
    'sendRefund',
    (work) => whileItWaits(work, refundId, (locked) => sendApproved(work, locked)),
    correlationId,
  );
  if (isRefusal(sent))
    await gateway.runAsSystem(
      'failRefund',
      (work) => whileItWaits(work, refundId, (locked) => failRefund(work, locked)),
      correlationId,
    );
  else if (sent) await driveOperations(gateway, sent.operationIds);
}

async function failRefund(work: Work, { refund, payments }: LockedRefund): Promise<void> {
  await paymentTables(work.db)
    .updateTable('refund')
    .set({ state: 'FAILED', updated_at: work.now, ended_at: work.now })
    .where('id', '=', refund.id)
    .execute();
  tellOfRefund(work, 'RefundApproved', refund, payments);
  tellOfRefund(work, 'RefundFailed', refund, payments, refund.reason_code);
}

/** The news may come again, or after somebody has gone on with the refund: then nothing is done. */
async function whileItWaits<T>(
  work: Work,
  refundId: string,
  step: (locked: LockedRefund) => Promise<T>,
): Promise<T | undefined> {
  const locked = await lockRefund(work, refundId);
  return locked.refund.state === 'AWAITING_APPROVAL' ? step(locked) : undefined;
}
