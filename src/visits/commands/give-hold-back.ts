import { isRefusal } from '../../kernel/refusal.js';
import { cancelIntent, requestVoid } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import type { VisitRow } from '../data/tables.js';

/** Gives up what is held for a visit, or was only asked for; answers what the provider must be told. Safe to repeat. */
export async function giveHoldBack(
  work: Work,
  { intent_id: intentId }: VisitRow,
  reason: string,
): Promise<string[]> {
  const voided = await requestVoid(work, { intentId, reason });
  if (!isRefusal(voided)) return [voided.operationId];
  await cancelIntent(work, { intentId, reason });
  return [];
}
