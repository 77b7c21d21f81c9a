import type { ApprovalEventType, ApprovalNews } from '../approvals/index.js';
import type { Reaction } from '../platform/jobs/reactions.js';
import { noteHoldExpired } from './commands/note-hold-expired.js';
import { settleDiscount } from './commands/settle-discount.js';

const decisions: readonly ApprovalEventType[] = [
  'ApprovalGranted',
  'ApprovalDeclined',
  'ApprovalWithdrawn',
  'ApprovalExpired',
];

export const cartReactions: readonly Reaction[] = [
  {
    name: 'carts: do what was decided about a discount',
    on: decisions,
    when: ({ kind }) => kind === 'MANUAL_DISCOUNT',
    handle: (event, gateway) => {
      const { subjectId, state, asked } = event.payload as unknown as ApprovalNews;
      const approvedBy = state === 'GRANTED' ? event.actor_id : null;
      const settled = { cartId: String(asked['cartId']), discountId: subjectId, approvedBy };
      return gateway.runAsSystem(
        'settleDiscount',
        (work) => settleDiscount(work, settled),
        event.correlation_id,
      );
    },
  },
  {
    name: 'carts-hold-expired',
    on: ['StockHoldExpired'],
    handle: (event, gateway) =>
      gateway.runAsSystem(
        'noteHoldExpired',
        (work) => noteHoldExpired(work, String(event.payload['cartId'])),
        event.correlation_id,
      ),
  },
];
