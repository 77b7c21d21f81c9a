import { later } from '../../../kernel/clock.js';
import { newId } from '../../../kernel/ids.js';
import type { Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { paymentTables } from '../../data/store.js';
import { sendPatienceMs } from '../../domain/patience.js';
import { invalidPaymentToken } from '../../domain/refusals.js';
import { paymentProviders } from '../../providers/registry.js';
import { lockDuePayout } from '../payouts/settle-payout.js';
import { findRefunds } from '../reads.js';
import { refundNotInState } from '../refusals.js';
import { terminalNotOffered, terminalRefundUnderWay } from './refusals.js';

export interface RequestTerminalRefund {
  readonly refundId: string;
  /** Where the card is presented. */
  readonly locationId: string;
  /** What the terminal has made of the card. */
  readonly cardToken: string;
}

/** What was asked for, to be driven at the provider after the commit. */
export interface TerminalRefundRequested {
  readonly terminalRefundId: string;
  readonly refundId: string;
}

/**
 * Asks for the money of a refund to be put on a card that is presented at a terminal, as a second person has agreed
 * (tender TERMINAL). Nobody is called yet. Refuses a refund that waits for nobody's card (RefundNotInState), a second
 * card while nobody knows about the first (TerminalRefundUnderWay), what is no card (InvalidPaymentToken), and
 * everything where no provider has terminals (TerminalNotOffered). Of two at once one is heard.
 */
export async function requestTerminalRefund(
  work: Work,
  { refundId, locationId, cardToken }: RequestTerminalRefund,
): Promise<
  | TerminalRefundRequested
  | Refusal<'TerminalNotOffered'>
  | Refusal<'InvalidPaymentToken'>
  | Refusal<'RefundNotInState'>
  | Refusal<'TerminalRefundUnderWay'>
> {
  const [known] = await findRefunds(work.db, [refundId]);
  if (!known) throw new RequestError('NOT_FOUND', 'There is no such refund.');
  const { withTerminal } = work.port(paymentProviders);
  if (withTerminal.length === 0) return terminalNotOffered();
  const provider = withTerminal.find(({ terminal }) => terminal?.takes(cardToken));
  if (!provider) return invalidPaymentToken();
  const due = await lockDuePayout(work, refundId);
  if (due?.refund.tender !== 'TERMINAL')
    return refundNotInState({ state: due?.refund.state ?? known.state });
  const db = paymentTables(work.db);
  const underWay = await db
    .selectFrom('terminal_refund')
    .select('id')
    .where('payout_id', '=', due.payoutId)
    .where('state', '=', 'REQUESTED')
    .executeTakeFirst();
  if (underWay) return terminalRefundUnderWay();
  const { actor, channel, correlationId } = work.caller;
  const id = newId();
  await db
    .insertInto('terminal_refund')
    .values({
      id,
      payout_id: due.payoutId,
      refund_id: refundId,
      location_id: locationId,
      provider: provider.name,
      state: 'REQUESTED',
      amount_minor: due.refund.amount_minor,
      currency: due.refund.currency,
      card_token: cardToken,
      card_brand: null,
      card_last4: null,
      reference: null,
      code: null,
      sent: false,
      leased_until: null,
      enquire_at: later(work.now, sendPatienceMs),
      enquiries: 0,
      requested_by_kind: actor.kind,
      requested_by_id: actor.id ?? null,
      channel,
      correlation_id: correlationId,
      requested_at: work.now,
      ended_at: null,
    })
    .execute();
  return { terminalRefundId: id, refundId };
}
