import { acceptTask } from '../../documents/steps.js';
import type { Task } from '../../documents/tasks.js';
import { useWords } from '../language/language.js';
import { useStep } from '../session/use-step.js';
import { useSay } from '../shell/announcer.js';
import { Trouble } from '../shell/trouble.js';

export function AcceptStep({ task }: { readonly task: Task }) {
  const words = useWords().task;
  const say = useSay();
  const { run, isBusy, refused, fault } = useStep();
  const accept = async () => {
    if (await run(acceptTask, { fulfilmentId: task.id })) say(words.did.accept);
  };
  return (
    <>
      <Trouble refused={refused} fault={fault} />
      <button
        type="button"
        className="strong wide"
        aria-disabled={isBusy}
        onClick={() => void accept()}
      >
        {words.accept}
      </button>
    </>
  );
}
