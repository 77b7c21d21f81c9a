import { type FormEvent, useState } from 'react';
import { isRefused, type Money } from '../../../documents/document.js';
import {
  executePlan,
  type GoodsReturn,
  planRefund,
  type RefundPlan,
  type RefundTender,
} from '../../../documents/returns.js';
import { useFormats, useWords } from '../../language/language.js';
import { Loaded } from '../../parts/loaded.js';
import { Trouble } from '../../parts/trouble.js';
import type { Sold } from '../../sell/pay/pay-step.js';
import { goTo } from '../../session/route.js';
import { useAsked } from '../../session/use-asked.js';
import { useCommand } from '../../session/use-command.js';
import { useWork } from '../../session/work.js';
import { KeptExchange } from './kept-exchange.js';
import { TenderChoice } from './tender-choice.js';

interface Props {
  readonly goods: GoodsReturn;
  readonly done: (goods: GoodsReturn) => void;
  readonly exchanged: (goods: GoodsReturn, sold: Sold) => void;
}

/** What is given back is shown to the cent before it is done; then exactly that is done. */
export function RefundStep({ goods, done, exchanged }: Props) {
  const [tender, setTender] = useState<RefundTender>('ORIGINAL');
  const asked = useAsked(planRefund, { input: { returnId: goods.id, tender } });
  return (
    <>
      <TenderChoice chosen={tender} choose={setTender} />
      <Loaded asked={asked}>
        {({ refundPlan: outcome }) =>
          isRefused(outcome) ? (
            <Trouble refused={outcome} />
          ) : (
            <>
              {tender === 'ORIGINAL' && outcome.plan.exchange && (
                <KeptExchange
                  goods={goods}
                  hash={outcome.plan.hash}
                  exchange={outcome.plan.exchange}
                  done={exchanged}
                />
              )}
              <PlanForm
                goods={goods}
                tender={tender}
                plan={outcome.plan}
                outdated={asked.again}
                done={done}
              />
              {tender === 'ORIGINAL' && outcome.plan.amount.amountMinor > 0 && (
                <ExchangeKey goods={goods} plan={outcome.plan} />
              )}
            </>
          )
        }
      </Loaded>
    </>
  );
}

interface ExchangeProps {
  readonly goods: GoodsReturn;
  readonly plan: RefundPlan;
}

/** What has come back pays for other goods, which are found and sold as all goods are. */
function ExchangeKey({ goods, plan }: ExchangeProps) {
  const words = useWords().exchange;
  const { exchange } = useWork();
  const begin = () => {
    const { id: returnId, number } = goods;
    exchange.set({ returnId, number, planHash: plan.hash, worth: plan.amount });
    goTo('sell');
  };
  return (
    <button type="button" className="wide" onClick={begin}>
      {words.begin}
    </button>
  );
}

interface PlanProps {
  readonly goods: GoodsReturn;
  readonly tender: RefundTender;
  readonly plan: RefundPlan;
  readonly outdated: () => void;
  readonly done: (goods: GoodsReturn) => void;
}

function PlanForm({ goods, tender, plan, outdated, done }: PlanProps) {
  const words = useWords().returns;
  const { money } = useFormats();
  const { run, isBusy, refused, fault } = useCommand();
  const execute = async (event: FormEvent) => {
    event.preventDefault();
    const [first] = goods.lines;
    const reason = first?.reason.label ?? goods.number;
    const input = { plan: { returnId: goods.id, tender }, hash: plan.hash, reason };
    const executed = await run(executePlan, input);
    if (executed?.returnOrder) done(executed.returnOrder);
  };
  return (
    <form className="panel" onSubmit={(event) => void execute(event)}>
      <h2>{words.refund}</h2>
      <PlanTotals plan={plan} />
      {plan.needsApproval && <p className="notice warn">{words.needsApproval}</p>}
      <Trouble refused={refused} fault={fault}>
        {refused?.code === 'RefundPlanOutdated' && (
          <button type="button" onClick={outdated}>
            {words.lookAgain}
          </button>
        )}
      </Trouble>
      <button
        type="submit"
        className={plan.exchange ? 'wide' : 'strong wide'}
        aria-disabled={isBusy}
      >
        {words.giveBack(money(plan.amount))}
      </button>
    </form>
  );
}

function PlanTotals({ plan }: { readonly plan: RefundPlan }) {
  const words = useWords();
  const { money } = useFormats();
  const { goods, shipping, fee, clawback, released, amount } = words.returns;
  const rows = [
    [goods, plan.goods],
    [shipping, plan.shipping],
    [fee, plan.fee],
    [clawback, plan.clawback],
    [released, plan.released],
  ] as const;
  // What is nothing, and seldom anything, is not worth a line.
  const seldom: readonly Money[] = [plan.fee, plan.clawback, plan.released];
  const shown = rows.filter(([, part]) => part.amountMinor > 0 || !seldom.includes(part));
  return (
    <dl className="totals">
      {shown.map(([label, part]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{money(part)}</dd>
        </div>
      ))}
      {plan.tenders.length > 1 &&
        plan.tenders.map((part) => (
          <div key={`${part.tender} ${part.number}`} className="quiet">
            <dt>
              {words.refunds.tenders[part.tender] ?? part.tender}
              {part.number !== null && ` (${part.number})`}
            </dt>
            <dd>{money(part.amount)}</dd>
          </div>
        ))}
      <div>
        <dt>{amount}</dt>
        <dd>{money(plan.amount)}</dd>
      </div>
    </dl>
  );
}
