import { useCallback, useEffect, useState } from 'react';
import { type GoodsReturn, returnByNumber } from '../../documents/returns.js';
import { useWords } from '../language/language.js';
import { useFocus } from '../parts/use-focus.js';
import type { Sold } from '../sell/pay/pay-step.js';
import { PlacedStep } from '../sell/placed-step.js';
import { goTo } from '../session/route.js';
import { useWork } from '../session/work.js';
import { FindReturn } from './find-return.js';
import { InspectStep } from './inspect-step.js';
import { KeptGoods } from './kept-goods.js';
import { ReceiveStep } from './receive-step.js';
import { RefundStep } from './refund/refund-step.js';
import { Refunds } from './refund/refunds.js';

/** Goods that come back over the counter, wherever they were sold: found, counted, judged, and paid back. */
export function ReturnsView({ number }: { readonly number: string | undefined }) {
  const words = useWords().returns;
  const [goods, setGoods] = useState<GoodsReturn | null>(null);
  const heading = useFocus<HTMLHeadingElement>(goods?.state ?? 'FIND');
  /** The number that was scanned and is done with: the address may still name it for a moment. */
  const [past, setPast] = useState<string>();
  useEffect(() => {
    if (number === undefined) setPast(undefined);
  }, [number]);
  const again = () => {
    setPast(number);
    setGoods(null);
    goTo('returns');
  };
  const { session } = useWork();
  const shown = goods?.number;
  const lookAgain = useCallback(() => {
    if (shown === undefined) return;
    session.ask(returnByNumber, { number: shown }).then(
      ({ returnOrder }) => setGoods((now) => (now?.number === shown ? returnOrder : now)),
      // What is shown stays; the next news asks again.
      () => {},
    );
  }, [session, shown]);
  return (
    <section className="single" aria-labelledby="returns-heading">
      <header className="panel-head">
        <h1 id="returns-heading" ref={heading} tabIndex={-1}>
          {goods ? words.of(goods.number) : words.heading}
        </h1>
        {goods && <span className="chip">{words.states[goods.state] ?? goods.state}</span>}
        {goods && (
          <button type="button" className="plain" onClick={again}>
            {words.other}
          </button>
        )}
      </header>
      {goods ? (
        <ReturnSteps goods={goods} set={setGoods} lookAgain={lookAgain} again={again} />
      ) : (
        <FindReturn number={number === past ? undefined : number} found={setGoods} />
      )}
    </section>
  );
}

interface StepsProps {
  readonly goods: GoodsReturn;
  readonly set: (goods: GoodsReturn) => void;
  readonly lookAgain: () => void;
  readonly again: () => void;
}

/** What can be done about the goods now, as the shop says itself; then what is still to be done about their money. */
function ReturnSteps({ goods, set, lookAgain, again }: StepsProps) {
  const words = useWords().returns;
  const may = (action: string) => goods.nextActions.includes(action);
  const isOver = goods.nextActions.length === 0;
  const [sold, setSold] = useState<Sold | null>(null);
  if (sold)
    return (
      <div className="panel">
        <PlacedStep sold={sold} next={again} />
      </div>
    );
  return (
    <>
      <KeptGoods replacement={goods.replacement} />
      {may('receiveReturn') && <ReceiveStep goods={goods} received={set} />}
      {may('inspectReturn') && <InspectStep goods={goods} inspected={set} />}
      {may('refundPlan') && (
        <RefundStep
          goods={goods}
          done={set}
          exchanged={(now, how) => {
            set(now);
            setSold(how);
          }}
        />
      )}
      {goods.refunds.length > 0 && <Refunds goods={goods} lookAgain={lookAgain} />}
      {goods.state === 'COMPLETED' && goods.refunds.length === 0 && (
        <p role="status" className="notice good">
          {words.nothingGiven}
        </p>
      )}
      {isOver && (
        <button type="button" className="strong wide" onClick={again}>
          {words.next}
        </button>
      )}
    </>
  );
}
