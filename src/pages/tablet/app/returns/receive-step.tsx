import { type FormEvent, useState } from 'react';
import { type GoodsReturn, receiveReturn } from '../../documents/returns.js';
import { useWords } from '../language/language.js';
import { Stepper } from '../parts/stepper.js';
import { Trouble } from '../parts/trouble.js';
import { useCommand } from '../session/use-command.js';
import { useWork } from '../session/work.js';

interface Props {
  readonly goods: GoodsReturn;
  readonly received: (goods: GoodsReturn) => void;
}

/** What has come of what was announced. */
export function ReceiveStep({ goods, received }: Props) {
  const words = useWords();
  const { queue } = useWork();
  const { run, isBusy, refused, fault } = useCommand();
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const receive = async (event: FormEvent) => {
    event.preventDefault();
    const lines = goods.lines.map((line) => ({
      lineId: line.id,
      quantity: counts[line.id] ?? line.quantity,
    }));
    const done = await run(receiveReturn, {
      returnId: goods.id,
      locationId: queue.place.id,
      lines,
    });
    if (done) received(done.returnOrder);
  };
  return (
    <form className="panel" onSubmit={(event) => void receive(event)}>
      <h2>{words.returns.receive}</h2>
      <ul className="rows">
        {goods.lines.map((line) => (
          <li key={line.id}>
            <span className="goods-name">
              <strong>{line.title}</strong>
              <span className="quiet code">{line.sku}</span>
              <span className="quiet">{line.reason.label}</span>
            </span>
            <Stepper
              name={`${words.returns.comesBack}: ${line.title}`}
              less={words.task.less(line.title)}
              more={words.task.more(line.title)}
              value={counts[line.id] ?? line.quantity}
              most={line.quantity}
              set={(value) => setCounts((before) => ({ ...before, [line.id]: value }))}
            />
          </li>
        ))}
      </ul>
      <Trouble refused={refused} fault={fault} />
      <button type="submit" className="strong wide" aria-disabled={isBusy}>
        {words.returns.received}
      </button>
    </form>
  );
}
