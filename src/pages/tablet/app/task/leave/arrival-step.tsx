import { type FormEvent, useState } from 'react';
import { declareLost, receiveTransfer } from '../../../documents/steps.js';
import { type GoodsOnTheirWay, oneTask, type Task } from '../../../documents/tasks.js';
import { useFormats, useWords } from '../../language/language.js';
import { useSay } from '../../parts/announcer.js';
import { Dialog } from '../../parts/dialog.js';
import { Trouble } from '../../parts/trouble.js';
import { useCommand } from '../../session/use-command.js';
import { useWork } from '../../session/work.js';

interface Props {
  readonly task: Task;
  readonly transfer: GoodsOnTheirWay;
}

/** Goods from another place: they have come, or they never will. */
export function ArrivalStep({ task, transfer }: Props) {
  const words = useWords().task;
  const { time } = useFormats();
  const say = useSay();
  const { session, queue } = useWork();
  const { run, isBusy, refused, fault } = useCommand();
  const [isLost, setLost] = useState(false);
  const units = transfer.lines.reduce((sum, line) => sum + line.inTransit, 0);
  const lookAgain = async (did: string) => {
    say(did);
    const { node } = await session.ask(oneTask, { id: task.id });
    if (node) queue.put(node);
  };
  const receive = async () => {
    if (await run(receiveTransfer, { transferId: transfer.id })) await lookAgain(words.did.receive);
  };
  const lose = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    if (!(await run(declareLost, { transferId: transfer.id, reason }))) return;
    setLost(false);
    await lookAgain(words.did.lose);
  };
  return (
    <>
      <p className="notice">
        {words.onTheirWay(units, transfer.from?.name ?? '')}
        {transfer.expectedAt && ` ${time(transfer.expectedAt)}`}
      </p>
      <Trouble refused={refused} fault={fault} />
      <button
        type="button"
        className="strong wide"
        aria-disabled={isBusy}
        onClick={() => void receive()}
      >
        {words.receive}
      </button>
      <button type="button" className="wide danger" onClick={() => setLost(true)}>
        {words.lose}
      </button>
      {isLost && (
        <Dialog heading={words.lose} close={() => setLost(false)}>
          <form className="step" onSubmit={(event) => void lose(event)}>
            <Trouble refused={refused} fault={fault} />
            <p className="quiet">{words.loseHint}</p>
            <label className="field">
              <span>{words.reason}</span>
              <textarea name="reason" required rows={3} maxLength={500} />
            </label>
            <button type="submit" className="danger strong" aria-disabled={isBusy}>
              {words.lose}
            </button>
          </form>
        </Dialog>
      )}
    </>
  );
}
