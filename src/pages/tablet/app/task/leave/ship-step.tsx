import { type FormEvent, useState } from 'react';
import { shipTask } from '../../../documents/steps.js';
import type { Task } from '../../../documents/tasks.js';
import { useWords } from '../../language/language.js';
import { useSay } from '../../parts/announcer.js';
import { Trouble } from '../../parts/trouble.js';
import { useStep } from '../../session/use-step.js';

const longestCode = 60;

/** A parcel that leaves; the code on its label lets the buyer follow it. */
export function ShipStep({ task }: { readonly task: Task }) {
  const words = useWords().task;
  const say = useSay();
  const { run, isBusy, refused, fault } = useStep(task);
  const [code, setCode] = useState('');
  const ship = async (event: FormEvent) => {
    event.preventDefault();
    const trackingCode = code.trim() === '' ? null : code.trim();
    if (await run(shipTask, { fulfilmentId: task.id, trackingCode })) say(words.did.ship);
  };
  return (
    <form className="step" onSubmit={(event) => void ship(event)}>
      <Trouble refused={refused} fault={fault} />
      <label className="field">
        <span>{words.trackingCode}</span>
        <input
          className="code"
          value={code}
          maxLength={longestCode}
          autoComplete="off"
          aria-describedby="tracking-hint"
          onChange={(event) => setCode(event.target.value)}
        />
        <span id="tracking-hint" className="quiet">
          {words.trackingHint}
        </span>
      </label>
      <button type="submit" className="strong wide" aria-disabled={isBusy}>
        {words.ship}
      </button>
    </form>
  );
}
