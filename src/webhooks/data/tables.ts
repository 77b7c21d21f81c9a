import type { Generated, Kysely } from 'kysely';
import { tables } from '../../platform/database/database.js';

export type WebhookEndpointState = 'ACTIVE' | 'DISABLED';
export type WebhookDeliveryState = 'PENDING' | 'DELIVERED' | 'FAILED';

/** Where a partner wants its news, without the secrets. */
export interface WebhookEndpointRow {
  readonly id: string;
  readonly owner_id: string;
  readonly url: string;
  readonly event_types: string[];
  readonly state: WebhookEndpointState;
  readonly previous_until: Date | null;
  readonly failing_since: Date | null;
  readonly created_at: Date;
}

/** One event on its way to one endpoint. While it waits or is being sent, `next_try_at` says when it is tried again. */
export interface WebhookDeliveryRow {
  readonly id: string;
  readonly position: number;
  readonly endpoint_id: string;
  readonly event_id: string;
  readonly stream: string;
  readonly type: string;
  readonly facts: Record<string, unknown>;
  readonly happened_at: Date;
  readonly state: WebhookDeliveryState;
  readonly tries: number;
  readonly next_try_at: Date | null;
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly created_at: Date;
  readonly delivered_at: Date | null;
}

/** One try of a delivery. `status` is null where no answer came. */
export interface WebhookAttemptRow {
  readonly id: string;
  readonly delivery_id: string;
  readonly at: Date;
  readonly status: number | null;
  readonly duration_ms: number;
  readonly error: string | null;
}

interface EndpointSecrets {
  readonly secret: string;
  readonly previous_secret: string | null;
  readonly deleted_at: Date | null;
  /** The first transaction of which the endpoint is told. */
  readonly since: Generated<string>;
}

interface WebhookTables {
  webhook_endpoint: WebhookEndpointRow & EndpointSecrets;
  webhook_delivery: Omit<WebhookDeliveryRow, 'position'> & { readonly position: Generated<number> };
  webhook_attempt: WebhookAttemptRow;
}

export const endpointColumns = [
  'id',
  'owner_id',
  'url',
  'event_types',
  'state',
  'previous_until',
  'failing_since',
  'created_at',
] as const;

export function webhookTables(db: Kysely<unknown>): Kysely<WebhookTables> {
  return tables<WebhookTables>(db);
}
