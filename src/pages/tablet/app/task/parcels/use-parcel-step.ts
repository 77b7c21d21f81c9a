import type { GraphDocument, Outcome } from '../../../documents/document.js';
import type { TaskPayload } from '../../../documents/steps.js';
import { useCommand } from '../../session/use-command.js';
import { useWork } from '../../session/work.js';

/** Does steps of a parcel; the queue shows its task as it is then. True where the step was done. */
export function useParcelStep(changed: () => void) {
  const { queue } = useWork();
  const command = useCommand();
  async function run<I extends { readonly idempotencyKey: string }>(
    step: GraphDocument<{ readonly step: Outcome<TaskPayload> }, { readonly input: I }>,
    input: Omit<I, 'idempotencyKey'>,
  ): Promise<boolean> {
    const done = await command.run(step, input);
    if (!done) return false;
    queue.put(done.task);
    changed();
    return true;
  }
  return { ...command, run };
}
