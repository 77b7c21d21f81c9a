import { type FormEvent, useState } from 'react';
import { rejectTask } from '../../documents/steps.js';
import type { Task } from '../../documents/tasks.js';
import { useWords } from '../language/language.js';
import { useSay } from '../parts/announcer.js';
import { Dialog } from '../parts/dialog.js';
import { Trouble } from '../parts/trouble.js';
import { useStep } from '../session/use-step.js';

const longestReason = 500;

/** The store says that it cannot do it, and why. */
export function RejectStep({ task }: { readonly task: Task }) {
  const words = useWords().task;
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="wide danger" onClick={() => setAsking(true)}>
        {words.reject}
      </button>
      {isAsking && <RejectDialog task={task} close={() => setAsking(false)} />}
    </>
  );
}

function RejectDialog({ task, close }: { readonly task: Task; readonly close: () => void }) {
  const words = useWords();
  const say = useSay();
  const { run, isBusy, refused, fault } = useStep(task);
  const [reason, setReason] = useState('');
  const reject = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await run(rejectTask, { fulfilmentId: task.id, reason: reason.trim() }))) return;
    say(words.task.did.reject);
    close();
  };
  return (
    <Dialog heading={words.task.rejectHeading} close={close}>
      <form className="step" onSubmit={(event) => void reject(event)}>
        <Trouble refused={refused} fault={fault} />
        <p className="quiet">{words.task.rejectHint}</p>
        <div className="row">
          {words.task.reasons.map((each) => (
            <button key={each} type="button" onClick={() => setReason(each)}>
              {each}
            </button>
          ))}
        </div>
        <label className="field">
          <span>{words.task.reason}</span>
          <textarea
            required
            rows={3}
            maxLength={longestReason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <div className="row end">
          <button type="button" onClick={close}>
            {words.cancel}
          </button>
          <button type="submit" className="danger strong" aria-disabled={isBusy}>
            {words.task.reject}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
