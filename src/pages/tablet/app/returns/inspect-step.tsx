import { type FormEvent, useState } from 'react';
import { type GoodsReturn, inspectReturn, type ReturnLine } from '../../documents/returns.js';
import { judgedUnits, nothingWrong, restocked, type Seen } from '../../domain/inspection.js';
import { useWords } from '../language/language.js';
import { Stepper } from '../parts/stepper.js';
import { Trouble } from '../parts/trouble.js';
import { useCommand } from '../session/use-command.js';

interface Props {
  readonly goods: GoodsReturn;
  readonly inspected: (goods: GoodsReturn) => void;
}

/** What becomes of every unit that has come: on sale again, unless something is wrong with it. */
export function InspectStep({ goods, inspected }: Props) {
  const words = useWords().returns;
  const { run, isBusy, refused, fault } = useCommand();
  const [seen, setSeen] = useState<Readonly<Record<string, Seen>>>({});
  const inspect = async (event: FormEvent) => {
    event.preventDefault();
    const units = judgedUnits(goods.lines, seen);
    const done = await run(inspectReturn, { returnId: goods.id, units });
    if (done) inspected(done.returnOrder);
  };
  return (
    <form className="panel" onSubmit={(event) => void inspect(event)}>
      <h2>{words.inspect}</h2>
      <ul className="rows">
        {goods.lines
          .filter((line) => (line.received ?? 0) > 0)
          .map((line) => (
            <InspectLine
              key={line.id}
              line={line}
              seen={seen[line.id] ?? nothingWrong}
              set={(next) => setSeen((before) => ({ ...before, [line.id]: next }))}
            />
          ))}
      </ul>
      <Trouble refused={refused} fault={fault} />
      <button type="submit" className="strong wide" aria-disabled={isBusy}>
        {words.judged}
      </button>
    </form>
  );
}

interface LineProps {
  readonly line: ReturnLine;
  readonly seen: Seen;
  readonly set: (seen: Seen) => void;
}

function InspectLine({ line, seen, set }: LineProps) {
  const words = useWords();
  const rest = restocked(line, seen);
  return (
    <li>
      <span className="goods-name">
        <strong>{line.title}</strong>
        <span className="quiet code">{line.sku}</span>
        <span className="goods-count">{words.returns.restocked(rest)}</span>
      </span>
      <div className="shares">
        {(['quarantine', 'damaged'] as const).map((part) => (
          <div key={part} className="share">
            <span>{words.returns[part]}</span>
            <Stepper
              name={`${words.returns[part]}: ${line.title}`}
              less={`${words.returns[part]}: ${words.task.less(line.title)}`}
              more={`${words.returns[part]}: ${words.task.more(line.title)}`}
              value={seen[part]}
              most={seen[part] + rest}
              set={(value) => set({ ...seen, [part]: value })}
            />
          </div>
        ))}
      </div>
    </li>
  );
}
