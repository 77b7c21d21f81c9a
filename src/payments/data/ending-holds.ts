import { type Kysely, sql } from 'kysely';
import { later } from '../../kernel/clock.js';
import { renewalMarginMs } from '../domain/patience.js';
import type { PaymentPurpose } from '../domain/payment-wish.js';
import type { ProviderRegistry } from '../providers/registry.js';

const batchSize = 500;

/** A hold that ends soon, and about which nobody has done anything yet. */
export interface EndingHold {
  readonly intentId: string;
  readonly orderId: string | null;
  readonly purpose: PaymentPurpose;
}

/**
 * The holds that end within a day, the most urgent first. Where a provider does not say when a hold ends, it lasts as
 * many days as the provider's holds do.
 */
export async function endingHolds(
  db: Kysely<unknown>,
  providers: ProviderRegistry,
  now: Date,
): Promise<readonly EndingHold[]> {
  const days = Object.fromEntries(
    providers.all.map(({ name, capabilities }) => [name, capabilities.authorizationDays]),
  );
  const { rows } = await sql<EndingHold>`
    select h.id as "intentId", h.order_id as "orderId", h.purpose
    from (
      select i.*, coalesce(i.authorization_expires_at, coalesce(i.renewed_at, a.settled_at)
        + (${JSON.stringify(days)}::jsonb ->> a.provider)::integer * interval '1 day') as ends_at
      from payment_intent i join payment_attempt a on a.intent_id = i.id and a.state = 'SUCCEEDED'
      where i.state in ('AUTHORIZED', 'PARTIALLY_AUTHORIZED', 'PARTIALLY_CAPTURED')
        and i.renewal_asked_at is null
        and i.authorized_minor > i.captured_minor + i.voided_minor + i.expired_minor + i.claimed_minor
          + i.void_pending_minor) h
    where h.ends_at > ${now} and h.ends_at <= ${later(now, renewalMarginMs)}
      and not exists (select from pending_operation p where p.intent_id = h.id and p.kind = 'EXTEND')
    order by h.ends_at limit ${batchSize}`.execute(db);
  return rows;
}
