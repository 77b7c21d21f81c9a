import { type Kysely, sql } from 'kysely';
import type { Gateway } from '../../../platform/gateway.js';
import { paymentProviders } from '../../providers/registry.js';
import type { UnknownOutcome } from '../../providers/unknown-outcome.js';

/** A card by the names that providers know it by: each knows its own payments alone. */
export interface KnownCard {
  readonly kind: 'known';
  readonly names: readonly { readonly provider: string; readonly fingerprint: string }[];
}

/**
 * Asks the providers with terminals by which name they know a card that is presented. Nothing of it is kept. Known by no
 * name where it is no card; unknown where a provider did not answer.
 */
export async function findPresentedCard(
  gateway: Gateway,
  cardToken: string,
): Promise<KnownCard | UnknownOutcome> {
  const names: { provider: string; fingerprint: string }[] = [];
  for (const { name, terminal } of gateway.port(paymentProviders).withTerminal) {
    if (!terminal?.takes(cardToken)) continue;
    const found = await terminal.lookUp(cardToken);
    if (found.kind === 'unknown') return found;
    if (found.kind === 'known') names.push({ provider: name, fingerprint: found.fingerprint });
  }
  return { kind: 'known', names };
}

/** The orders that were paid with that card, in whole or in part, the newest payments first. */
export async function ordersPaidWithCard(
  db: Kysely<unknown>,
  { names }: KnownCard,
  limit: number,
): Promise<string[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select i.order_id as id
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as n (provider text, fingerprint text)
      join payment_attempt a on a.provider = n.provider and a.card_fingerprint = n.fingerprint
      join payment_intent i on i.id = a.intent_id
    where a.state = 'SUCCEEDED' and i.order_id is not null
    group by i.order_id order by max(a.requested_at) desc, i.order_id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
