import type { Task } from '../../documents/tasks.js';
import { stage } from '../../domain/queue.js';
import { useWords } from '../language/language.js';
import { Dialog } from '../parts/dialog.js';
import { useTasks } from '../queue/use-tasks.js';

interface Props {
  readonly code: string;
  readonly choose: (task: Task) => void;
  readonly close: () => void;
}

/** A pickup code says nothing of its order, on purpose; so the people of the store say whose it is. */
export function WhoseCode({ code, choose, close }: Props) {
  const words = useWords();
  const waiting = useTasks()
    .filter((task) => task.nextActions.includes('handOverOrder'))
    .toSorted((a, b) => Number(stage(b) === 'ARRIVED') - Number(stage(a) === 'ARRIVED'));
  return (
    <Dialog heading={words.scan.whose} close={close}>
      <p>{words.scan.whoseHint(code)}</p>
      {waiting.length === 0 && <p className="notice">{words.scan.nobodyWaits}</p>}
      <ul className="choices">
        {waiting.map((task) => (
          <li key={task.id}>
            <button type="button" className="choice" onClick={() => choose(task)}>
              <strong>{task.collectorName}</strong>
              <span>
                {task.orderNumber} · {words.states[task.state] ?? task.state}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
