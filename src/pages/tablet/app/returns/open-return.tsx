import { type FormEvent, useState } from 'react';
import {
  type GoodsReturn,
  openReturn,
  type ReturnableOrder,
  type ReturnReason,
} from '../../documents/returns.js';
import { useWords } from '../language/language.js';
import { Stepper } from '../parts/stepper.js';
import { Trouble } from '../parts/trouble.js';
import { useCommand } from '../session/use-command.js';
import { useWork } from '../session/work.js';

interface Props {
  readonly order: ReturnableOrder;
  readonly reasons: readonly ReturnReason[];
  readonly opened: (goods: GoodsReturn) => void;
}

/** Which goods of the order lie on the counter, and why they come back. */
export function OpenReturn({ order, reasons, opened }: Props) {
  const words = useWords();
  const { queue } = useWork();
  const { run, isBusy, refused, fault } = useCommand();
  const [units, setUnits] = useState<Readonly<Record<string, number>>>({});
  const [why, setWhy] = useState<Readonly<Record<string, string>>>({});
  const returned = order.lines.filter((line) => (units[line.orderLineId] ?? 0) > 0);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (returned.length === 0) return;
    const lines = returned.map(({ orderLineId }) => ({
      orderLineId,
      quantity: units[orderLineId] ?? 0,
      reasonCode: why[orderLineId] ?? reasons[0]?.code ?? '',
    }));
    const input = { orderId: order.orderId, locationId: queue.place.id, lines };
    const done = await run(openReturn, input);
    if (done) opened(done.returnOrder);
  };
  return (
    <form className="step" onSubmit={(event) => void open(event)}>
      <ul className="rows">
        {order.lines.map((line) => {
          const { orderLineId: id } = line;
          return (
            <li key={id}>
              <span className="goods-name">
                <strong>{line.title}</strong>
                <span className="quiet code">{line.sku}</span>
                <span className="quiet">{words.returns.units(line.units)}</span>
              </span>
              <Stepper
                name={`${words.returns.comesBack}: ${line.title}`}
                less={words.task.less(line.title)}
                more={words.task.more(line.title)}
                value={units[id] ?? 0}
                most={line.units}
                set={(value) => setUnits((before) => ({ ...before, [id]: value }))}
              />
              {(units[id] ?? 0) > 0 && (
                <label className="field reason">
                  <span className="unseen">
                    {words.returns.why}: {line.title}
                  </span>
                  <select
                    value={why[id] ?? reasons[0]?.code}
                    onChange={(event) => {
                      const { value } = event.target;
                      setWhy((before) => ({ ...before, [id]: value }));
                    }}
                  >
                    {reasons.map(({ code, label }) => (
                      <option key={code} value={code}>
                        {label}
                      </option>
                    ))}
                  </select>
                </label>
              )}
            </li>
          );
        })}
      </ul>
      <Trouble refused={refused} fault={fault} />
      <button type="submit" className="strong wide" aria-disabled={isBusy || returned.length === 0}>
        {words.returns.open}
      </button>
    </form>
  );
}
