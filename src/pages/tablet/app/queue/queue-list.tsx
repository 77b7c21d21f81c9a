import { useState } from 'react';
import {
  countStages,
  type QueueFilter,
  type Stage,
  shownTasks,
  stages,
} from '../../domain/queue.js';
import { useWords } from '../language/language.js';
import { Segments } from '../parts/segments.js';
import { TaskCard } from './task-card.js';
import { useTasks } from './use-tasks.js';

/** The tasks of the store, by what is to be done about them. */
export function QueueList({ taskId }: { readonly taskId: string | undefined }) {
  const words = useWords().queue;
  const tasks = useTasks();
  const [filter, setFilter] = useState<QueueFilter>({ kind: null, stage: null });
  const shown = shownTasks(tasks, filter);
  const counts = countStages(tasks, filter.kind);
  const kinds = [...new Set(tasks.map((task) => task.kind))].sort();
  const isFiltered = filter.kind !== null || filter.stage !== null;
  return (
    <>
      {kinds.length > 1 && (
        <Segments
          name={words.kind}
          chosen={filter.kind ?? ''}
          choices={[
            { value: '', label: words.all },
            ...kinds.map((kind) => ({ value: kind, label: words.kinds[kind] ?? kind })),
          ]}
          choose={(kind) => setFilter({ ...filter, kind: kind === '' ? null : kind })}
        />
      )}
      <Segments
        name={words.stage}
        chosen={filter.stage ?? ''}
        choices={[
          { value: '', label: words.open },
          ...stages.map((stage) => ({
            value: stage,
            label: words.stages[stage],
            count: counts[stage],
          })),
        ]}
        choose={(stage) => setFilter({ ...filter, stage: stage === '' ? null : (stage as Stage) })}
      />
      <p className="unseen" role="status">
        {words.count(shown.length)}
      </p>
      {shown.length === 0 ? (
        <p className="empty quiet">{isFiltered ? words.emptyFiltered : words.empty}</p>
      ) : (
        <ul className="tasks">
          {shown.map((task) => (
            <li key={task.id}>
              <TaskCard task={task} isChosen={task.id === taskId} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
