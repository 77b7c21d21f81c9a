import { useWords } from '../language/language.js';
import { Dialog } from '../parts/dialog.js';
import { goTo } from '../session/route.js';
import { useWork } from '../session/work.js';
import { useKept } from './use-kept.js';

/** What was done without a connection and cannot be done any more: one after the other, with what to do about it. */
export function Conflicts() {
  const words = useWords().offline;
  const { offline } = useWork();
  const conflicts = useKept().filter((deed) => deed.conflict !== undefined);
  const [first] = conflicts;
  if (!offline || !first?.conflict) return null;
  const { operation, orderNumber, conflict } = first;
  const settle = () => void offline.settle(first);
  const look = () => {
    settle();
    goTo('queue', operation.taskId);
  };
  const isForLooking = conflict.proposal === 'CORRECT' || conflict.proposal === 'REPEAT';
  return (
    <Dialog key={first.counter} heading={words.conflict(conflicts.length)} close={settle}>
      <p>
        <strong>{words.deed(words.deeds[operation.kind] ?? operation.kind, orderNumber)}</strong>
      </p>
      <p className="notice warn">{conflict.message}</p>
      <p>{words.proposals[conflict.proposal] ?? words.proposals['ASK_SUPERVISOR']}</p>
      <div className="row end">
        <button type="button" className={isForLooking ? 'strong' : ''} onClick={look}>
          {words.look}
        </button>
        <button type="button" className={isForLooking ? '' : 'strong'} onClick={settle}>
          {words.discard}
        </button>
      </div>
    </Dialog>
  );
}
