import type { TaskLine } from '../../documents/tasks.js';
import { useWords } from '../language/language.js';
import { GoodsPicture } from './goods-facts.js';

interface Props {
  readonly line: TaskLine;
  readonly fact: Parameters<typeof GoodsPicture>[0]['fact'];
  readonly found: number | null;
  readonly count: (picked: number) => void;
}

/** One line that is looked for: how many were found of how many. */
export function PickLine({ line, fact, found, count }: Props) {
  const words = useWords().task;
  const state = found === null ? 'OPEN' : found < line.quantity ? 'SHORT' : 'WHOLE';
  return (
    <li className="pick-line" data-found={state}>
      <GoodsPicture fact={fact} />
      <span className="goods-name">
        <strong>{line.title}</strong>
        <span className="quiet code">{line.sku}</span>
        <span className="goods-count" data-short={state === 'SHORT'}>
          {found === null
            ? `${words.asked(line.quantity)} · ${words.notLooked}`
            : words.of(found, line.quantity)}
        </span>
      </span>
      <fieldset className="stepper">
        <legend className="unseen">{words.found(line.title)}</legend>
        <button
          type="button"
          aria-label={words.less(line.title)}
          aria-disabled={found === 0}
          onClick={() => count(Math.max(0, (found ?? 0) - 1))}
        >
          −
        </button>
        <output aria-live="polite">{found ?? '–'}</output>
        <button
          type="button"
          aria-label={words.more(line.title)}
          aria-disabled={found === line.quantity}
          onClick={() => count(Math.min(line.quantity, (found ?? 0) + 1))}
        >
          +
        </button>
        <button type="button" className="all" onClick={() => count(line.quantity)}>
          {words.allOfLine}
        </button>
      </fieldset>
    </li>
  );
}
