import { later } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { webhookTables } from '../data/tables.js';
import { endpointPatienceMs, waitAfterMs } from '../domain/patience.js';

const gone = 410;
const maxErrorLength = 200;

/** What came of one try. `status` is null where no answer came; then `error` says why. */
export interface Try {
  readonly deliveryId: string;
  readonly at: Date;
  readonly status: number | null;
  readonly error: string | null;
  readonly durationMs: number;
  /** From 0 to 1; spreads the next tries of many. */
  readonly chance: number;
}

/**
 * Writes down a try, and what it means: delivered, to be tried again, or given up. An endpoint that says it is
 * gone is disabled at once, and one at which nothing has arrived for days as well.
 */
export async function recordTry(work: Work, made: Try): Promise<void> {
  const db = webhookTables(work.db);
  const error = made.error?.slice(0, maxErrorLength) ?? null;
  const delivery = await db
    .selectFrom('webhook_delivery')
    .select(['endpoint_id', 'state', 'tries'])
    .where('id', '=', made.deliveryId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await db
    .insertInto('webhook_attempt')
    .values({
      id: newId(),
      delivery_id: made.deliveryId,
      at: made.at,
      status: made.status,
      duration_ms: made.durationMs,
      error,
    })
    .execute();
  // Whoever held it longer than its lease may find that another one has brought it to its end.
  if (delivery.state !== 'PENDING') return;
  const tries = delivery.tries + 1;
  await db
    .updateTable('webhook_delivery')
    .set({
      tries,
      last_status: made.status,
      last_error: error,
      ...outcomeOf(work.now, made, tries),
    })
    .where('id', '=', made.deliveryId)
    .execute();
  await noteHealth(work, delivery.endpoint_id, made);
}

function isTaken({ status }: Try): boolean {
  return status !== null && status >= 200 && status < 300;
}

function outcomeOf(now: Date, made: Try, tries: number) {
  if (isTaken(made)) return { state: 'DELIVERED', next_try_at: null, delivered_at: now } as const;
  const waitMs = made.status === gone ? undefined : waitAfterMs(tries, made.chance);
  if (waitMs === undefined) return { state: 'FAILED', next_try_at: null } as const;
  return { next_try_at: later(now, waitMs) } as const;
}

async function noteHealth(work: Work, endpointId: string, made: Try): Promise<void> {
  const endpoints = webhookTables(work.db).updateTable('webhook_endpoint');
  if (isTaken(made)) {
    await endpoints
      .set({ failing_since: null })
      .where('id', '=', endpointId)
      .where('failing_since', 'is not', null)
      .execute();
    return;
  }
  await endpoints
    .set({ failing_since: made.at })
    .where('id', '=', endpointId)
    .where('failing_since', 'is', null)
    .execute();
  const givenUp = later(work.now, -endpointPatienceMs);
  await endpoints
    .set({ state: 'DISABLED' })
    .where('id', '=', endpointId)
    .$if(made.status !== gone, (query) => query.where('failing_since', '<=', givenUp))
    .execute();
}
