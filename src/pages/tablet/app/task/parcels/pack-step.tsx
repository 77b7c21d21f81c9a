import { type FormEvent, useState } from 'react';
import { packTask } from '../../../documents/parcel-steps.js';
import type { Task } from '../../../documents/tasks.js';
import { allInOne, type Box, closedParcels, leftOf, putInto } from '../../../domain/packing.js';
import { useWords } from '../../language/language.js';
import { useSay } from '../../parts/announcer.js';
import { Stepper } from '../../parts/stepper.js';
import { Trouble } from '../../parts/trouble.js';
import { useStep } from '../../session/use-step.js';

/** What was found is put into parcels, each of which gets a label of the carrier. */
export function PackStep({ task }: { readonly task: Task }) {
  const words = useWords().parcels;
  const say = useSay();
  const { run, isBusy, refused, fault } = useStep(task);
  const lines = task.lines.filter((line) => (line.picked ?? 0) > 0);
  const [boxes, setBoxes] = useState(() => allInOne(lines));
  const parcels = closedParcels(lines, boxes);
  const left = lines.reduce((sum, line) => sum + leftOf(line, boxes), 0);
  const pack = async (event: FormEvent) => {
    event.preventDefault();
    if (parcels && (await run(packTask, { fulfilmentId: task.id, parcels }))) say(words.did.pack);
  };
  return (
    <details className="in-part">
      <summary>{words.pack}</summary>
      <form className="step" onSubmit={(event) => void pack(event)}>
        <p className="quiet">{words.packHint}</p>
        {boxes.map((box, index) => (
          <BoxFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a box is nothing but its place on the table
            key={index}
            name={words.parcel(index + 1)}
            box={box}
            task={task}
            boxes={boxes}
            put={(line, units) => setBoxes(putInto(boxes, index, line, units))}
            weigh={(weight) =>
              setBoxes(boxes.map((each, at) => (at === index ? { ...each, weight } : each)))
            }
            remove={() => setBoxes(boxes.filter((_, at) => at !== index))}
          />
        ))}
        <button type="button" onClick={() => setBoxes([...boxes, { weight: '', units: {} }])}>
          {words.another}
        </button>
        <p role="status" className={left > 0 ? 'notice warn' : 'unseen'}>
          {left > 0 && words.left(left)}
        </p>
        <Trouble refused={refused} fault={fault} />
        <button type="submit" className="strong wide" aria-disabled={isBusy || parcels === null}>
          {words.close}
        </button>
      </form>
    </details>
  );
}

interface BoxProps {
  readonly name: string;
  readonly box: Box;
  readonly task: Task;
  readonly boxes: readonly Box[];
  readonly put: (line: Task['lines'][number], units: number) => void;
  readonly weigh: (weight: string) => void;
  readonly remove: () => void;
}

function BoxFields({ name, box, task, boxes, put, weigh, remove }: BoxProps) {
  const words = useWords();
  return (
    <fieldset className="box">
      <legend className="name">{name}</legend>
      <label className="field">
        <span>{words.parcels.weight}</span>
        <input
          inputMode="numeric"
          pattern="[1-9][0-9]{0,5}"
          required
          autoComplete="off"
          value={box.weight}
          onChange={(event) => weigh(event.target.value)}
        />
      </label>
      <ul className="rows">
        {task.lines
          .filter((line) => (line.picked ?? 0) > 0)
          .map((line) => {
            const units = box.units[line.id] ?? 0;
            return (
              <li key={line.id}>
                <span className="goods-name">
                  <strong>{line.title}</strong>
                  <span className="quiet code">{line.sku}</span>
                </span>
                <Stepper
                  name={`${name}: ${line.title}`}
                  less={`${name}: ${words.task.less(line.title)}`}
                  more={`${name}: ${words.task.more(line.title)}`}
                  value={units}
                  most={units + leftOf(line, boxes)}
                  set={(next) => put(line, next)}
                />
              </li>
            );
          })}
      </ul>
      {boxes.length > 1 && (
        <button type="button" className="plain danger" onClick={remove}>
          {words.parcels.remove(name)}
        </button>
      )}
    </fieldset>
  );
}
