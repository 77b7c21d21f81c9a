import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { lockPayment } from '../data/store.js';
import { requestVoid } from './request-void.js';

/** Gives back what was kept on hold besides what was taken; answers what the provider must be told. Safe to repeat. */
export async function releaseKeptRest(
  work: Work,
  { intentId, reason }: { readonly intentId: string; readonly reason: string },
): Promise<string[]> {
  const { intent } = await lockPayment(work, intentId);
  intent.keepsRestUntil = null;
  await work.em.flush();
  const voided = await requestVoid(work, { intentId, reason });
  return isRefusal(voided) ? [] : [voided.operationId];
}
