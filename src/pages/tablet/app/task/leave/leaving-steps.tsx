import type { Parcel } from '../../../documents/parcels.js';
import { carryOutTask, readyTask, sendTask } from '../../../documents/steps.js';
import type { Task } from '../../../documents/tasks.js';
import { useWords } from '../../language/language.js';
import { PackStep } from '../parcels/pack-step.js';
import { ParcelCard } from '../parcels/parcel-card.js';
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
  const parcels = task.fulfilment.parcels ?? [];
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
      {may('shipOrder') && isTogether && parcels.length === 0 && (
        <>
          <ShipStep task={task} />
          {task.state === 'PICKING' && <PackStep task={task} />}
        </>
      )}
      <Parcels parcels={parcels} />
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

function Parcels({ parcels }: { readonly parcels: readonly Parcel[] }) {
  const words = useWords().parcels;
  if (parcels.length === 0) return null;
  return (
    <section aria-labelledby="parcels-heading">
      <h3 id="parcels-heading">{words.heading}</h3>
      <ul className="parcels">
        {parcels.map((parcel) => (
          <ParcelCard key={parcel.id} parcel={parcel} isOurs changed={nothingElse} />
        ))}
      </ul>
    </section>
  );
}

/** The queue tells of what is new. */
function nothingElse(): void {}
