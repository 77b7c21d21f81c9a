import { useState } from 'react';
import type { GoodsReturn } from '../../documents/returns.js';
import { useWords } from '../language/language.js';
import { useFocus } from '../parts/use-focus.js';
import { FindReturn } from './find-return.js';
import { InspectStep } from './inspect-step.js';
import { ReceiveStep } from './receive-step.js';
import { RefundStep } from './refund-step.js';

/** Goods that come back over the counter, wherever they were sold: found, counted, judged, and paid back. */
export function ReturnsView({ number }: { readonly number: string | undefined }) {
  const words = useWords().returns;
  const [goods, setGoods] = useState<GoodsReturn | null>(null);
  const heading = useFocus<HTMLHeadingElement>(goods?.state ?? 'FIND');
  const again = () => setGoods(null);
  const may = (action: string) => goods?.nextActions.includes(action) === true;
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
      {goods === null && <FindReturn number={number} found={setGoods} />}
      {goods && may('receiveReturn') && <ReceiveStep goods={goods} received={setGoods} />}
      {goods && may('inspectReturn') && <InspectStep goods={goods} inspected={setGoods} />}
      {goods && may('refundPlan') && <RefundStep goods={goods} next={again} />}
      {goods && goods.nextActions.length === 0 && <p className="notice">{words.nothingToDo}</p>}
    </section>
  );
}
