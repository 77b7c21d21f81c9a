import type { GraphDocument, Outcome } from '../../documents/document.js';
import type { TaskPayload } from '../../documents/steps.js';
import type { Task } from '../../documents/tasks.js';
import type { Deed } from '../../domain/offline.js';
import { useCommand } from './use-command.js';
import { useWork } from './work.js';

/**
 * Does steps of a task, one at a time; the queue shows the task as it is then. A deed that this device may keep is kept
 * while the connection is away. True where the step was done, or is kept.
 */
export function useStep(task: Task) {
  const { queue, offline } = useWork();
  const command = useCommand();
  async function run<I extends { readonly idempotencyKey: string }>(
    step: GraphDocument<{ readonly step: Outcome<TaskPayload> }, { readonly input: I }>,
    input: Omit<I, 'idempotencyKey'>,
    deed?: Deed,
  ): Promise<boolean> {
    const keep =
      deed && offline ? async () => ({ task: await offline.keep(task, deed) }) : undefined;
    const done = keep && offline?.mustWait ? await keep() : await command.run(step, input, keep);
    if (done) queue.put(done.task);
    return done !== undefined;
  }
  return { ...command, run };
}
