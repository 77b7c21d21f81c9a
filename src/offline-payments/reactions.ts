import { lockDuePayout, type PayoutEventType, type PayoutNews } from '../payments/index.js';
import type { Reaction } from '../platform/jobs/reactions.js';
import { owePayout } from './commands/owe-payout.js';

const due: readonly PayoutEventType[] = ['RefundPayoutDue'];

/** Refunds that are to leave in cash are put on the list of the tills. */
export const oweInCash: Reaction = {
  name: 'offline-payments: owe refunds in cash',
  on: due,
  when: ({ tender }) => tender === 'CASH',
  async handle(event, gateway) {
    const { payoutId } = event.payload as unknown as PayoutNews;
    await gateway.runAsSystem(
      'oweInCash',
      async (work) => {
        const payout = await lockDuePayout(work, payoutId);
        if (!payout) return;
        const { amount_minor, currency } = payout.refund;
        const owed = { reason: 'REFUND', provider: 'cash', currency, amount_minor } as const;
        await owePayout(work, { ...owed, operation_key: payoutId });
      },
      event.correlation_id,
    );
  },
};
