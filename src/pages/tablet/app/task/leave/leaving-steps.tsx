import { carryOutTask, readyTask, sendTask } from '../../../documents/steps.js';
import type { Task } from '../../../documents/tasks.js';
import { useWords } from '../../language/language.js';
import { PlainStep } from '../plain-step.js';
import { ArrivalStep } from './arrival-step.js';
import { HandOverStep } from './hand-over-step.js';
import { ShipStep } from './ship-step.js';

interface Props {
  readonly task: Task;
  readonly brought: string | null;
}

/** How the goods go on from here, once they are together: to the counter, to another store, to their buyer. */
export function LeavingSteps({ task, brought }: Props) {
  const words = useWords().task;
  const may = (action: string) => task.nextActions.includes(action);
  const isTogether =
    task.lines.every((line) => line.picked !== null) && task.lines.some((line) => line.picked);
  return (
    <>
      {may('markPickupReady') && isTogether && (
        <PlainStep
          task={task}
          step={readyTask}
          keptAs="MARK_READY"
          label={words.ready}
          did={words.did.ready}
        />
      )}
      {may('sendPickup') && isTogether && (
        <PlainStep
          task={task}
          step={sendTask}
          label={words.sendOn(task.sendTo?.name ?? '')}
          did={words.did.sendOn}
        />
      )}
      {may('receiveTransfer') && task.transfer && (
        <ArrivalStep task={task} transfer={task.transfer} />
      )}
      {may('shipOrder') && isTogether && <ShipStep task={task} />}
      {may('handOverAtCounter') && (
        <PlainStep
          task={task}
          step={carryOutTask}
          label={words.handOver}
          did={words.did.handOver}
        />
      )}
      {may('handOverOrder') && <HandOverStep task={task} brought={brought} />}
    </>
  );
}
