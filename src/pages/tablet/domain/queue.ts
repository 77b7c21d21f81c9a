import type { Task, TaskClaim } from '../documents/tasks.js';

/** What is to be done next about a task, in the words of the store. */
export const stages = ['TO_ACCEPT', 'TO_PICK', 'READY', 'ARRIVED', 'DONE'] as const;
export type Stage = (typeof stages)[number];

const stageOf: Readonly<Record<string, Stage>> = {
  PLANNED: 'TO_ACCEPT',
  OFFERED: 'TO_ACCEPT',
  ACCEPTED: 'TO_PICK',
  CLAIMED: 'TO_PICK',
  PICKING: 'TO_PICK',
  IN_TRANSFER: 'READY',
  PACKED: 'READY',
  READY: 'READY',
  CUSTOMER_ARRIVED: 'ARRIVED',
};

/** A state that is not known here is one that asks for nothing any more. */
export function stage(task: Pick<Task, 'state' | 'kind'>): Stage {
  // What is carried out needs no preparing: its buyer stands there with it.
  if (task.kind === 'COUNTER' && task.state === 'PLANNED') return 'READY';
  return stageOf[task.state] ?? 'DONE';
}

export interface QueueFilter {
  readonly kind: string | null;
  readonly stage: Stage | null;
}

/** What passes the filter, what is promised first at the top. What is done shows only where it is asked for. */
export function shownTasks(tasks: Iterable<Task>, filter: QueueFilter): Task[] {
  return [...tasks]
    .filter((task) => filter.kind === null || task.kind === filter.kind)
    .filter((task) =>
      filter.stage === null ? stage(task) !== 'DONE' : stage(task) === filter.stage,
    )
    .sort(byPromise);
}

/** How many there are at each stage, of that kind. */
export function countStages(tasks: Iterable<Task>, kind: string | null): Record<Stage, number> {
  const counts = { TO_ACCEPT: 0, TO_PICK: 0, READY: 0, ARRIVED: 0, DONE: 0 };
  for (const task of tasks) if (kind === null || task.kind === kind) counts[stage(task)] += 1;
  return counts;
}

/** Buyers who are there, whoever came first at the top. */
export function arrivals(tasks: Iterable<Task>): Task[] {
  return [...tasks]
    .filter((task) => stage(task) === 'ARRIVED')
    .sort((a, b) => arrivedAt(a).localeCompare(arrivedAt(b)));
}

/** The store is late with what has to be done next. What waits for its buyer is not the store's to hurry. */
export function isLate(task: Task, nowMs: number): boolean {
  return task.dueAt !== null && Date.parse(task.dueAt) < nowMs;
}

/** Whoever works on a task now; a claim that has run out binds nobody. */
export function claimOf(task: Task, nowMs: number): TaskClaim | null {
  return task.claim && Date.parse(task.claim.until) > nowMs ? task.claim : null;
}

export function unitsOf(task: Task): number {
  return task.lines.reduce((units, line) => units + line.quantity, 0);
}

function byPromise(a: Task, b: Task): number {
  return a.promisedAt.localeCompare(b.promisedAt) || a.orderNumber.localeCompare(b.orderNumber);
}

function arrivedAt(task: Task): string {
  return task.arrivedAt ?? task.promisedAt;
}
