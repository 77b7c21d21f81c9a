import type { Task } from '../../documents/tasks.js';
import { waitClock } from '../../domain/clock.js';
import { isLate, stage } from '../../domain/queue.js';
import { useFormats, useWords } from '../language/language.js';
import { useNow } from '../session/use-now.js';

/** Who gets the goods, until when, and where they wait. */
export function TaskFacts({ task }: { readonly task: Task }) {
  const words = useWords();
  const { time, away } = useFormats();
  const nowMs = useNow();
  const { keepUntil, trackingCode } = task.fulfilment;
  const { arrivedAt, bay, car } = task;
  const isThere = stage(task) === 'ARRIVED' && arrivedAt;
  return (
    <dl className="facts">
      <div>
        <dt>{task.kind === 'SHIP' ? words.task.receives : words.task.collects}</dt>
        <dd>{task.collectorName}</dd>
      </div>
      <div data-late={isLate(task, nowMs)}>
        <dt>{words.task.promised}</dt>
        <dd>
          {time(task.promisedAt)} <span className="quiet">({away(task.promisedAt, nowMs)})</span>
        </dd>
      </div>
      {isThere && (
        <div className="waiting">
          <dt>
            {bay ? words.arrivals.bay(bay) : words.arrivals.counter}
            {car && ` · ${car}`}
          </dt>
          <dd className="clock">{words.arrivals.waits(waitClock(Date.parse(arrivedAt), nowMs))}</dd>
        </div>
      )}
      {keepUntil && (
        <div>
          <dt>{words.task.keptUntil}</dt>
          <dd>{time(keepUntil)}</dd>
        </div>
      )}
      {task.sendTo && (
        <div>
          <dt>{words.task.sendTo}</dt>
          <dd>{task.sendTo.name}</dd>
        </div>
      )}
      {trackingCode && (
        <div>
          <dt>{words.task.tracking}</dt>
          <dd className="code">{trackingCode}</dd>
        </div>
      )}
    </dl>
  );
}
