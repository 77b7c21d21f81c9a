import { waitClock } from '../../domain/clock.js';
import { arrivals } from '../../domain/queue.js';
import { useWords } from '../language/language.js';
import { addressOf } from '../session/route.js';
import { useNow } from '../session/use-now.js';
import { useTasks } from './use-tasks.js';

/** From so many minutes on a wait is long. */
const longWaitMs = 5 * 60_000;

/** Buyers who are there, with the bay in which they wait and since when. */
export function Arrivals({ taskId }: { readonly taskId: string | undefined }) {
  const words = useWords().arrivals;
  const nowMs = useNow();
  const there = arrivals(useTasks());
  if (there.length === 0) return null;
  return (
    <section className="arrivals" aria-labelledby="arrivals-heading">
      <h2 id="arrivals-heading">{words.heading}</h2>
      <ul>
        {there.map((task) => {
          const sinceMs = Date.parse(task.arrivedAt ?? task.promisedAt);
          const clock = waitClock(sinceMs, nowMs);
          return (
            <li key={task.id}>
              <a
                href={addressOf('queue', task.id)}
                aria-current={task.id === taskId ? 'true' : undefined}
                className="arrival"
                data-long={nowMs - sinceMs > longWaitMs}
              >
                <span>
                  <strong>{task.collectorName}</strong>
                  <span>
                    {task.bay ? words.bay(task.bay) : words.counter}
                    {task.car && ` · ${task.car}`}
                  </span>
                </span>
                <span className="clock">
                  <span className="unseen">{words.waits('')}</span>
                  {clock}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
