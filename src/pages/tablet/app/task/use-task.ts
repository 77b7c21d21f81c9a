import { useEffect, useState } from 'react';
import { useStore } from '../../../parts/app/store.js';
import { oneTask, type Task } from '../../documents/tasks.js';
import { useWork } from '../session/work.js';

/** A task of the queue, or one that has left it; null where there is none. Undefined while it is looked for. */
export function useTask(taskId: string): Task | null | undefined {
  const { session, queue } = useWork();
  const view = useStore(queue.view);
  const known = view.status === 'THERE' ? view.tasks.get(taskId) : undefined;
  const [asked, setAsked] = useState<Task | null>();
  const isUnknown = view.status === 'THERE' && known === undefined;
  useEffect(() => {
    if (!isUnknown) return;
    session.ask(oneTask, { id: taskId }).then(
      ({ node }) => {
        setAsked(node);
        if (node) queue.put(node);
      },
      () => setAsked(null),
    );
  }, [session, queue, taskId, isUnknown]);
  return known ?? asked;
}
