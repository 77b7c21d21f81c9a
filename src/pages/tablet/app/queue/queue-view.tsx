import { useStore } from '../../../parts/app/store.js';
import { useWords } from '../language/language.js';
import { Trouble } from '../parts/trouble.js';
import { useWork } from '../session/work.js';
import { TaskPanel } from '../task/task-panel.js';
import { Arrivals } from './arrivals.js';
import { QueueList } from './queue-list.js';

interface Props {
  readonly taskId: string | undefined;
  readonly brought: string | null;
}

/** The queue on one side, the task that was chosen on the other; a telephone shows one of them. */
export function QueueView({ taskId, brought }: Props) {
  const words = useWords().queue;
  return (
    <div className="split" data-chosen={taskId !== undefined}>
      <section className="side" aria-labelledby="queue-heading">
        <h1 id="queue-heading" className="unseen">
          {words.heading}
        </h1>
        <QueueContent taskId={taskId} />
      </section>
      {taskId === undefined ? (
        <p className="panel hint quiet">{words.choose}</p>
      ) : (
        <TaskPanel key={taskId} taskId={taskId} brought={brought} />
      )}
    </div>
  );
}

function QueueContent({ taskId }: { readonly taskId: string | undefined }) {
  const words = useWords();
  const { queue } = useWork();
  const view = useStore(queue.view);
  if (view.status === 'LOADING')
    return (
      <p role="status" className="quiet loading">
        {words.loading}
      </p>
    );
  if (view.status === 'FAILED') {
    const { fault } = view;
    const sentence = fault.kind === 'MISSING' ? words.queue.missing : words.queue.failed;
    return (
      <>
        <p className="notice bad">{sentence}</p>
        <Trouble fault={fault}>
          <button type="button" onClick={() => void queue.open()}>
            {words.again}
          </button>
        </Trouble>
      </>
    );
  }
  return (
    <>
      <Arrivals taskId={taskId} />
      <QueueList taskId={taskId} />
    </>
  );
}
