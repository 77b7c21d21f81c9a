import { claimTask, handBackTask } from '../../documents/steps.js';
import type { Task } from '../../documents/tasks.js';
import { claimOf } from '../../domain/queue.js';
import { useFormats, useWords } from '../language/language.js';
import { useSay } from '../parts/announcer.js';
import { Trouble } from '../parts/trouble.js';
import { useNow } from '../session/use-now.js';
import { useStep } from '../session/use-step.js';
import { useWork } from '../session/work.js';

/** Who works on the task, so that two people never walk off for the same goods. */
export function ClaimStep({ task }: { readonly task: Task }) {
  const words = useWords().task;
  const { time } = useFormats();
  const say = useSay();
  const { session } = useWork();
  const { run, isBusy, refused, fault } = useStep(task);
  const claim = claimOf(task, useNow());
  const take = async (takeOver: boolean) => {
    if (await run(claimTask, { taskId: task.id, takeOver })) say(words.did.claim);
  };
  const giveBack = async () => {
    if (await run(handBackTask, { taskId: task.id })) say(words.did.handBack);
  };
  return (
    <div className="claim" data-claim={claim ? (claim.isYours ? 'YOURS' : 'OTHERS') : 'NOBODYS'}>
      <Trouble refused={refused} fault={fault} />
      <div className="row between">
        <p>
          {claim ? words.claimed(claim.isYours ? null : claim.by, time(claim.until)) : words.free}
        </p>
        {!claim && (
          <button type="button" aria-disabled={isBusy} onClick={() => void take(false)}>
            {words.claim}
          </button>
        )}
        {claim?.isYours && (
          <button type="button" aria-disabled={isBusy} onClick={() => void giveBack()}>
            {words.handBack}
          </button>
        )}
        {claim && !claim.isYours && session.decides && (
          <button type="button" aria-disabled={isBusy} onClick={() => void take(true)}>
            {words.takeOver}
          </button>
        )}
      </div>
    </div>
  );
}
