import { sql } from 'kysely';
import type { Gateway } from '../../platform/gateway.js';
import type { ProviderEventState } from '../data/tables.js';
import type { GenuineNews, PaymentProvider, ProviderNews } from '../providers/provider.js';
import { isBeingCalled, isOldNews } from './old-news.js';

/** News that lies in the inbox. */
export interface KeptNews {
  readonly provider: string;
  readonly eventId: string;
  /** Undefined where it cannot be read. */
  readonly news: ProviderNews | undefined;
  /** RECEIVED where it has to be read yet. */
  readonly state: ProviderEventState;
  /** True where the call that it is about is under way: its answer will most likely tell the same. */
  readonly isBeingCalled: boolean;
}

/**
 * Keeps genuine news of a provider. The same news again, and at the same moment, is kept once: undefined tells that
 * it was there. News that says nothing new, or is of a kind that we do not know, is closed as it is kept. It is one
 * statement, and so a transaction by itself.
 */
export async function receiveProviderEvent(
  gateway: Gateway,
  provider: PaymentProvider,
  { eventId, type, body }: GenuineNews,
): Promise<KeptNews | undefined> {
  const { name } = provider;
  const news = provider.newsOf(type, body);
  const now = gateway.clock.now();
  const { rows } = await sql<{ state: ProviderEventState; isBeingCalled: boolean }>`
    insert into provider_event (provider, event_id, type, body, state, due_at, received_at, processed_at)
    select ${name}::text, ${eventId}::text, ${type}::text, ${JSON.stringify(body)}::jsonb, told.state,
      ${now}::timestamptz, ${now}::timestamptz, case when told.state <> 'RECEIVED' then ${now}::timestamptz end
    from (
      select case when ${news?.kind === 'other'}::boolean then 'IGNORED'
        when ${isOldNews(name, news)} then 'PROCESSED' else 'RECEIVED' end as state
    ) told
    on conflict do nothing
    returning state, ${isBeingCalled(news, now)} as "isBeingCalled"`.execute(gateway.db);
  const [kept] = rows;
  return kept && { provider: name, eventId, news, ...kept };
}
