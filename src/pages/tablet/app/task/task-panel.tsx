import { useWords } from '../language/language.js';
import { useFocus } from '../parts/use-focus.js';
import { addressOf } from '../session/route.js';
import { TaskFacts } from './task-facts.js';
import { TaskSteps } from './task-steps.js';
import { useTask } from './use-task.js';

interface Props {
  readonly taskId: string;
  /** A pickup code that was scanned before this task was chosen. */
  readonly brought: string | null;
}

/** One task: what it is, and what can be done about it now. */
export function TaskPanel({ taskId, brought }: Props) {
  const words = useWords();
  const task = useTask(taskId);
  // Each state has steps of its own: whoever has done one begins again at the top.
  const heading = useFocus<HTMLHeadingElement>(task?.state);
  return (
    <section className="panel" aria-labelledby="task-heading">
      <header className="panel-head">
        <a className="button plain only-narrow" href={addressOf('queue')}>
          ← {words.back}
        </a>
        <h2 id="task-heading" ref={heading} tabIndex={-1}>
          {task ? words.task.heading(task.orderNumber) : words.loading}
        </h2>
        {task && (
          <span className="chip" data-state={task.state}>
            {words.states[task.state] ?? task.state}
          </span>
        )}
      </header>
      {task === null && <p className="notice">{words.task.gone}</p>}
      {task && (
        <>
          <TaskFacts task={task} />
          <TaskSteps task={task} brought={brought} />
        </>
      )}
    </section>
  );
}
