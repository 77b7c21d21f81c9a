import { readyTask } from '../../documents/steps.js';
import type { Task } from '../../documents/tasks.js';
import { useWords } from '../language/language.js';
import { useStep } from '../session/use-step.js';
import { useSay } from '../shell/announcer.js';
import { Trouble } from '../shell/trouble.js';

export function ReadyStep({ task }: { readonly task: Task }) {
  const words = useWords().task;
  const say = useSay();
  const { run, isBusy, refused, fault } = useStep();
  const makeReady = async () => {
    if (await run(readyTask, { fulfilmentId: task.id })) say(words.did.ready);
  };
  return (
    <>
      <Trouble refused={refused} fault={fault} />
      <button
        type="button"
        className="strong wide"
        aria-disabled={isBusy}
        onClick={() => void makeReady()}
      >
        {words.ready}
      </button>
    </>
  );
}
