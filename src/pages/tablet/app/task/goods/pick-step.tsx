import { type FormEvent, useState } from 'react';
import { pickTask } from '../../../documents/steps.js';
import type { Task, TaskLine } from '../../../documents/tasks.js';
import { bears } from '../../../domain/scan.js';
import { useWords } from '../../language/language.js';
import { useSay } from '../../parts/announcer.js';
import { Trouble } from '../../parts/trouble.js';
import { useScan } from '../../scan/scanner.js';
import { useStep } from '../../session/use-step.js';
import { useGoodsFacts } from './goods-facts.js';
import { PickLine } from './pick-line.js';

/** So many of each line were found; what nobody has looked for yet is null. */
type Counts = Readonly<Record<string, number | null>>;

/** The goods are looked for, line by line: by hand, or by scanning each of them. */
export function PickStep({ task }: { readonly task: Task }) {
  const words = useWords().task;
  const say = useSay();
  const facts = useGoodsFacts(task.orderNumber);
  const { run, isBusy, refused, fault } = useStep(task);
  const [counts, setCounts] = useState<Counts>(() => countsOf(task.lines));
  const found = (line: TaskLine) => counts[line.id] ?? null;
  const count = (line: TaskLine, picked: number) =>
    setCounts((before) => ({ ...before, [line.id]: picked }));
  useScan(({ goods }) => {
    const bearing = task.lines.filter((line) =>
      bears({ sku: line.sku, barcode: facts.get(line.sku)?.barcode ?? null }, goods),
    );
    const line = bearing.find((each) => (found(each) ?? 0) < each.quantity) ?? bearing[0];
    if (!line) return false;
    const picked = Math.min((found(line) ?? 0) + 1, line.quantity);
    count(line, picked);
    say(`${line.title}: ${words.of(picked, line.quantity)}`);
    return true;
  });
  const isWhole = task.lines.every((line) => found(line) !== null);
  const missing = task.lines.reduce((sum, line) => sum + line.quantity - (found(line) ?? 0), 0);
  const isSaved = task.lines.every((line) => line.picked === found(line));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole) return;
    const lines = task.lines.map((line) => ({ lineId: line.id, picked: found(line) ?? 0 }));
    const deed = { kind: 'PICK', lines } as const;
    if (await run(pickTask, { fulfilmentId: task.id, lines }, deed)) say(words.did.pick);
  };
  const takeAll = () => setCounts(Object.fromEntries(task.lines.map((l) => [l.id, l.quantity])));
  return (
    <form className="step" aria-labelledby="goods-heading" onSubmit={(event) => void save(event)}>
      <div className="row between">
        <h3 id="goods-heading">{words.lines}</h3>
        <button type="button" onClick={takeAll}>
          {words.everything}
        </button>
      </div>
      <p className="quiet">{words.scanHint}</p>
      <ul className="rows">
        {task.lines.map((line) => (
          <PickLine
            key={line.id}
            line={line}
            fact={facts.get(line.sku)}
            found={found(line)}
            count={(picked) => count(line, picked)}
          />
        ))}
      </ul>
      {isWhole && missing > 0 && (
        <div className="notice warn" role="status">
          <p>
            <strong>{words.short(missing)}</strong>
          </p>
          <p>{words.shortHint}</p>
        </div>
      )}
      <Trouble refused={refused} fault={fault} />
      {!isSaved && (
        <button type="submit" className="strong wide" aria-disabled={isBusy || !isWhole}>
          {words.save}
        </button>
      )}
    </form>
  );
}

function countsOf(lines: readonly TaskLine[]): Counts {
  return Object.fromEntries(lines.map((line) => [line.id, line.picked]));
}
