import type { ProviderDispute } from '../../../src/payments/providers/provider.js';
import type { Till } from '../support/till.js';
import { until } from '../support/until.js';

/** What the sandbox tells of a payment, and what its card holder and their bank do. */
export function bankOf(till: Till) {
  const { control } = till.sandbox;

  const payment = (intentId: string) => {
    const found = control.books().find(({ reference }) => reference === intentId);
    if (!found) throw new Error('the provider does not know that payment');
    return found;
  };
  const contest = (intentId: string, more: { amountMinor?: number; inquiry?: boolean } = {}) => {
    const { disputes = [] } = control.openDispute({ paymentId: payment(intentId).id, ...more });
    return disputes.at(-1)?.id ?? '';
  };
  const decide = (intentId: string, disputeId: string, decision: 'review' | 'win' | 'lose') =>
    control.settleDispute(payment(intentId).id, disputeId, decision);

  /** Waits until all news is kept, and reads it. */
  async function hear(): Promise<void> {
    await control.webhooksIdle();
    await till.readNews();
  }

  async function amounts(intentId: string) {
    const row = await till.intent(intentId);
    return {
      state: row.state,
      captured: row.captured_minor,
      refunded: row.refunded_minor,
      disputed: row.disputed_minor,
      chargedBack: row.charged_back_minor,
    };
  }

  const disputes = async (intentId: string) => {
    const { rows } = await till.gateway.database.pool.query(
      `select state, amount_minor::int as amount, withdrawn_minor::int as withdrawn from dispute
       where intent_id = $1 order by opened_at, id`,
      [intentId],
    );
    return rows as { state: ProviderDispute['state']; amount: number; withdrawn: number }[];
  };

  return { payment, contest, decide, hear, amounts, disputes, until };
}
