import { isRefusal } from '../../src/kernel/refusal.js';
import type { Gateway } from '../../src/platform/gateway.js';
import type { PaymentView } from '../../src/sandbox/index.js';
import { createGiftCardToken } from '../../src/stored-value/commands/create-gift-card-token.js';
import { issueGiftCard } from '../../src/stored-value/commands/issue-gift-card.js';

/** What any provider says of a payment, as far as a judge has to know it. */
export type Booked = Pick<
  PaymentView,
  | 'id'
  | 'status'
  | 'reference'
  | 'idempotencyKey'
  | 'amountAuthorized'
  | 'amountCaptured'
  | 'amountVoided'
  | 'amountExpired'
  | 'amountRefunded'
> & { readonly operations: readonly Pick<PaymentView['operations'][number], 'type' | 'status'>[] };

/** A token of a gift card on which lies so much. */
export function giftCardToken(gateway: Gateway, amountMinor: number): Promise<string> {
  return gateway.runAsSystem('giftCardToken', async (work) => {
    const gift = { amountMinor, currency: 'EUR', expiresAt: null, reason: 'prize' };
    const issued = await issueGiftCard(work, gift);
    if (isRefusal(issued)) throw new Error(issued.messages.en);
    return (await createGiftCardToken(work, issued.giftCardId)).token;
  });
}

interface StoredPayment {
  readonly id: string;
  readonly key: string;
  readonly our_reference: string;
  readonly currency: string;
  readonly authorized: number;
  readonly captured: number;
  readonly voided: number;
  readonly refunded: number;
  readonly operations: Booked['operations'] | null;
}

/** The books of what the shop itself has given away, in the words of the provider outside. */
export async function storedBookings(gateway: Gateway): Promise<Booked[]> {
  const { rows } = await gateway.database.pool.query<StoredPayment>(
    `select p.id, p.key, p.our_reference, p.currency, p.authorized_minor as authorized,
        p.captured_minor as captured, p.voided_minor as voided, p.refunded_minor as refunded,
        (select jsonb_agg(jsonb_build_object('type', lower(o.kind),
          'status', case when o.succeeded then 'succeeded' else 'failed' end))
          from stored_operation o where o.payment_id = p.id) as operations
      from stored_payment p`,
  );
  return rows.map(({ id, key, our_reference: reference, currency, ...row }) => {
    const money = (minor: number) => ({ minor, currency });
    return {
      id,
      status: row.authorized > 0 ? 'authorized' : 'declined',
      reference,
      idempotencyKey: key,
      amountAuthorized: money(row.authorized),
      amountCaptured: money(row.captured),
      amountVoided: money(row.voided),
      amountExpired: money(0),
      amountRefunded: money(row.refunded),
      operations: row.operations ?? [],
    };
  });
}
