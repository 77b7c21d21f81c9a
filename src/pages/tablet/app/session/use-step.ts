import type { GraphDocument, Outcome } from '../../documents/document.js';
import type { TaskPayload } from '../../documents/steps.js';
import { useCommand } from './use-command.js';
import { useWork } from './work.js';

/** Does steps of a task, one at a time; the queue shows the task as it is then. True where the step was done. */
export function useStep() {
  const { queue } = useWork();
  const command = useCommand();
  async function run<I extends { readonly idempotencyKey: string }>(
    step: GraphDocument<{ readonly step: Outcome<TaskPayload> }, { readonly input: I }>,
    input: Omit<I, 'idempotencyKey'>,
  ): Promise<boolean> {
    const done = await command.run(step, input);
    if (done) queue.put(done.task);
    return done !== undefined;
  }
  return { ...command, run };
}
