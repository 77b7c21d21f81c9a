import { later, minuteMs } from '../../kernel/clock.js';
import { endedStates, type FulfilmentKind, type FulfilmentState } from './lifecycles.js';

/** How the work stands against what the buyer was told. */
export type ServiceLevel = 'ON_TIME' | 'DUE_SOON' | 'LATE';

/** How long somebody who has arrived should wait at the most. */
export const waitAtMostMs = 5 * minuteMs;
const soonMs: Readonly<Partial<Record<FulfilmentKind, number>>> = { SHIP: 120 * minuteMs };
const usualSoonMs = 30 * minuteMs;

/** How long before it is due work of this kind counts as due soon. */
export function dueSoonMs(kind: FulfilmentKind): number {
  return soonMs[kind] ?? usualSoonMs;
}

export interface TaskTimes {
  readonly kind: FulfilmentKind;
  readonly state: FulfilmentState;
  readonly promised_at: Date;
  readonly arrived_at: Date | null;
}

/** When the next thing has to be done; null where nothing is, as the goods wait for their buyer or have left. */
export function dueAt({ state, promised_at: promisedAt, arrived_at: arrivedAt }: TaskTimes) {
  if (state === 'READY' || endedStates.includes(state)) return null;
  if (state === 'CUSTOMER_ARRIVED' && arrivedAt) return later(arrivedAt, waitAtMostMs);
  return promisedAt;
}

/** How that stands now; null where nothing has to be done. */
export function serviceLevelOf(task: TaskTimes, now: Date): ServiceLevel | null {
  const due = dueAt(task);
  if (!due) return null;
  if (due < now) return 'LATE';
  return due < later(now, dueSoonMs(task.kind)) ? 'DUE_SOON' : 'ON_TIME';
}
