import { memo } from 'react';
import type { Task } from '../../documents/tasks.js';
import { claimOf, isLate, unitsOf } from '../../domain/queue.js';
import { useFormats, useWords } from '../language/language.js';
import { useKept } from '../offline/use-kept.js';
import { addressOf } from '../session/route.js';
import { useNow } from '../session/use-now.js';

/** The distance to a promise is told in minutes. */
const stepSeconds = 15;

interface Props {
  readonly task: Task;
  readonly isChosen: boolean;
}

export const TaskCard = memo(function TaskCard({ task, isChosen }: Props) {
  const words = useWords();
  const { away } = useFormats();
  const nowMs = useNow(stepSeconds);
  const late = isLate(task, nowMs);
  const isKept = useKept().some(
    ({ operation, conflict }) => operation.taskId === task.id && conflict === undefined,
  );
  const claim = claimOf(task, nowMs);
  return (
    <a
      className="task-card"
      href={addressOf('queue', task.id)}
      aria-current={isChosen ? 'true' : undefined}
      data-late={late}
    >
      <span className="task-card-main">
        <strong>{task.orderNumber}</strong>
        <span>{task.collectorName}</span>
      </span>
      <span className="task-card-state">
        <span className="chip" data-state={task.state}>
          {words.states[task.state] ?? task.state}
        </span>
        <span className="quiet">
          {words.queue.kinds[task.kind] ?? task.kind} · {words.queue.units(unitsOf(task))}
        </span>
        {isKept && <span className="chip kept">{words.offline.kept}</span>}
        {claim && (
          <span className="claimed" data-yours={claim.isYours}>
            {claim.isYours ? words.queue.yours : claim.by}
          </span>
        )}
      </span>
      <span className="due">
        {late && <strong>{words.queue.late}</strong>}
        <span>{away(task.dueAt ?? task.promisedAt, nowMs)}</span>
      </span>
    </a>
  );
});
