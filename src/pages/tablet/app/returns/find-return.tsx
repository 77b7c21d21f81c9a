import { type FormEvent, useEffect, useState } from 'react';
import {
  type GoodsReturn,
  type ReturnableOrder,
  type ReturnReason,
  returnableOrders,
  returnByNumber,
} from '../../documents/returns.js';
import { faultFrom, GraphFault } from '../graph/fault.js';
import { useFormats, useWords } from '../language/language.js';
import { Trouble } from '../parts/trouble.js';
import { useWork } from '../session/work.js';
import { OpenReturn } from './open-return.js';

interface Props {
  /** The number of a return that was scanned. */
  readonly number: string | undefined;
  readonly found: (goods: GoodsReturn) => void;
}

interface Found {
  readonly orders: readonly ReturnableOrder[];
  readonly reasons: readonly ReturnReason[];
}

/** Finds what comes back: a return by its number, or an order by the e-mail address of its buyer. */
export function FindReturn({ number, found }: Props) {
  const words = useWords().returns;
  const { session } = useWork();
  const [orders, setOrders] = useState<Found | null>(null);
  const [fault, setFault] = useState<GraphFault>();
  const [isMissing, setMissing] = useState(false);
  const open = async (wanted: string) => {
    const { returnOrder } = await session.ask(returnByNumber, { number: wanted });
    if (returnOrder) found(returnOrder);
    else setMissing(true);
  };
  const find = async (email: string, orderNumber: string) => {
    const wanted = orderNumber === '' ? null : orderNumber;
    const answer = await session.ask(returnableOrders, { email, number: wanted });
    setOrders({ orders: answer.returnableOrders, reasons: answer.returnReasons });
  };
  const tell = (reason: unknown) => setFault(faultFrom(reason));
  // biome-ignore lint/correctness/useExhaustiveDependencies: each number that is scanned is looked for once
  useEffect(() => {
    if (number !== undefined) open(number).catch(tell);
  }, [number]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const written = String(form.get('number')).trim().toUpperCase();
    setFault(undefined);
    setMissing(false);
    setOrders(null);
    const isReturn = written.startsWith('R');
    (isReturn ? open(written) : find(String(form.get('email')).trim(), written)).catch(tell);
  };
  return (
    <>
      <form className="panel fields" onSubmit={submit}>
        <p className="quiet">{words.findHint}</p>
        <label>
          <span>{words.email}</span>
          <input name="email" type="email" autoComplete="off" />
        </label>
        <label>
          <span>{words.number}</span>
          <input name="number" className="code" autoComplete="off" defaultValue={number} />
        </label>
        <Trouble fault={fault} />
        <button type="submit" className="strong wide">
          {words.find}
        </button>
      </form>
      {isMissing && (
        <p role="status" className="notice warn">
          {words.missing}
        </p>
      )}
      {orders?.orders.length === 0 && (
        <p role="status" className="notice warn">
          {words.noOrders}
        </p>
      )}
      {orders && <Orders {...orders} found={found} />}
    </>
  );
}

function Orders({ orders, reasons, found }: Found & Pick<Props, 'found'>) {
  const { time } = useFormats();
  return (
    <ul className="tasks">
      {orders.map((order) => (
        <li key={order.orderId}>
          <article className="panel" aria-label={order.number}>
            <header className="panel-head">
              <h2>{order.number}</h2>
              <span className="quiet">
                {order.buyerName} · {time(order.placedAt)}
              </span>
            </header>
            <OpenReturn order={order} reasons={reasons} opened={found} />
          </article>
        </li>
      ))}
    </ul>
  );
}
