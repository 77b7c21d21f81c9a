import mark from '../../../parts/app/mark.svg';
import { useStore } from '../../../parts/app/store.js';
import { arrivals, countStages } from '../../domain/queue.js';
import { useWords } from '../language/language.js';
import { useKept } from '../offline/use-kept.js';
import { useTasks } from '../queue/use-tasks.js';
import { ScanField } from '../scan/scan-field.js';
import { addressOf, type View } from '../session/route.js';
import { useWork } from '../session/work.js';
import { Menu } from './menu.js';

const forEverybody = ['queue', 'sell', 'reservations', 'returns'] as const;

/** Where we are, what else there is, and whether news comes in. */
export function TopBar({ view }: { readonly view: View }) {
  const words = useWords();
  const { session, queue } = useWork();
  const connection = useStore(queue.connection);
  const tasks = useTasks();
  const waiting = useKept().filter((deed) => deed.conflict === undefined).length;
  const counts = countStages(tasks, null);
  const open = counts.TO_ACCEPT + counts.TO_PICK + arrivals(tasks).length;
  const shown = [...forEverybody, ...(session.decides ? (['approvals'] as const) : [])];
  return (
    <header className="top">
      <div className="brand">
        <img src={mark} alt="" width="36" height="36" />
        <div>
          <strong>{queue.place.name}</strong>
          <span className="quiet">{session.name}</span>
        </div>
      </div>
      <nav aria-label={words.title}>
        {shown.map((each) => (
          <a
            key={each}
            href={addressOf(each)}
            aria-current={each === shownAs(view) ? 'page' : undefined}
          >
            {words.views[each]}
            {each === 'queue' && open > 0 && <span className="count">{open}</span>}
          </a>
        ))}
      </nav>
      <ScanField />
      <p role="status" className="connection" data-connection={connection}>
        {words.connection[connection]}
        {waiting > 0 && ` · ${words.offline.waiting(waiting)}`}
      </p>
      <Menu />
    </header>
  );
}

/** Tags are read to be sold. */
function shownAs(view: View): View {
  return view === 'tags' ? 'sell' : view;
}
