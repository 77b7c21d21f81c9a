import type { TaskLine } from '../../../documents/tasks.js';
import { useWords } from '../../language/language.js';
import { Stepper } from '../../parts/stepper.js';
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
      <Stepper
        name={words.found(line.title)}
        less={words.less(line.title)}
        more={words.more(line.title)}
        value={found}
        most={line.quantity}
        set={count}
      >
        <button type="button" className="all" onClick={() => count(line.quantity)}>
          {words.allOfLine}
        </button>
      </Stepper>
    </li>
  );
}
