import type { Work } from '../../platform/commands/work.js';
import { tables } from '../../platform/database/database.js';
import type { FulfilmentTables } from '../data/tables.js';
import type { CaptureTrigger } from '../domain/capture-trigger.js';
import type { FulfilmentKind } from '../domain/lifecycles.js';

export interface SetCaptureRule {
  readonly kind: FulfilmentKind;
  /** Null for every channel without a rule of its own. */
  readonly channel: string | null;
  /** Null takes the rule of a channel away. */
  readonly trigger: CaptureTrigger | null;
}

/** Decides when goods are charged that go this way. Orders that are confirmed keep what they were confirmed with. */
export async function setCaptureRule(
  work: Work,
  { kind, channel, trigger }: SetCaptureRule,
): Promise<void> {
  const db = tables<FulfilmentTables>(work.db);
  if (trigger === null) {
    await db
      .deleteFrom('capture_rule')
      .where('fulfilment_kind', '=', kind)
      .where('channel', '=', channel)
      .execute();
    return;
  }
  await db
    .insertInto('capture_rule')
    .values({ fulfilment_kind: kind, channel, capture_trigger: trigger })
    .onConflict((conflict) =>
      conflict.constraint('one_rule').doUpdateSet({ capture_trigger: trigger }),
    )
    .execute();
}
