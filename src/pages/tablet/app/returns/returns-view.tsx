import { useEffect, useState } from 'react';
import type { GoodsReturn } from '../../documents/returns.js';
import { useWords } from '../language/language.js';
import { useFocus } from '../parts/use-focus.js';
import { goTo } from '../session/route.js';
import { FindReturn } from './find-return.js';
import { InspectStep } from './inspect-step.js';
import { ReceiveStep } from './receive-step.js';
import { RefundStep } from './refund-step.js';

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
      {goods === null && (
        <FindReturn number={number === past ? undefined : number} found={setGoods} />
      )}
      {goods && may('receiveReturn') && <ReceiveStep goods={goods} received={setGoods} />}
      {goods && may('inspectReturn') && <InspectStep goods={goods} inspected={setGoods} />}
      {goods && may('refundPlan') && <RefundStep goods={goods} next={again} />}
      {goods && goods.nextActions.length === 0 && <p className="notice">{words.nothingToDo}</p>}
    </section>
  );
}
