import { acceptTask } from '../../documents/steps.js';
import type { Task } from '../../documents/tasks.js';
import { claimOf } from '../../domain/queue.js';
import { useWords } from '../language/language.js';
import { useNow } from '../session/use-now.js';
import { ClaimStep } from './claim-step.js';
import { Goods } from './goods/goods.js';
import { PickStep } from './goods/pick-step.js';
import { LeavingSteps } from './leave/leaving-steps.js';
import { PlainStep } from './plain-step.js';
import { RejectStep } from './reject-step.js';

interface Props {
  readonly task: Task;
  readonly brought: string | null;
}

/** What can be done now, as the shop says itself. Before the goods are asked for nobody has to look for them. */
export function TaskSteps({ task, brought }: Props) {
  const words = useWords().task;
  const may = (action: string) => task.nextActions.includes(action);
  const claim = claimOf(task, useNow());
  const isFree = claim === null || claim.isYours;
  const isOpen = may('acceptFulfilment') || may('pickFulfilment');
  return (
    <>
      {isOpen && <ClaimStep task={task} />}
      {isFree && may('pickFulfilment') ? <PickStep task={task} /> : <Goods task={task} />}
      <div className="steps">
        {task.nextActions.length === 0 && !task.fulfilment.parcels?.length && (
          <p className="quiet">{words.nothingToDo}</p>
        )}
        {isFree && may('acceptFulfilment') && (
          <PlainStep
            task={task}
            step={acceptTask}
            keptAs="ACCEPT"
            label={words.accept}
            did={words.did.accept}
          />
        )}
        <LeavingSteps task={task} brought={brought} />
        {may('rejectFulfilment') && <RejectStep task={task} />}
      </div>
    </>
  );
}
