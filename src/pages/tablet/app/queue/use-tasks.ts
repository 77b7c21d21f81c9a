import { useMemo } from 'react';
import { useStore } from '../../../parts/app/store.js';
import type { Task } from '../../documents/tasks.js';
import { useWork } from '../session/work.js';

/** Every task that is known of the store; none before they have been read. */
export function useTasks(): readonly Task[] {
  const view = useStore(useWork().queue.view);
  return useMemo(() => (view.status === 'THERE' ? [...view.tasks.values()] : []), [view]);
}
