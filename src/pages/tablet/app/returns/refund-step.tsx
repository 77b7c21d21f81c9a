import { type FormEvent, useState } from 'react';
import { isRefused, type Money } from '../../documents/document.js';
import {
  executePlan,
  type GoodsReturn,
  planRefund,
  type RefundPlan,
  type RefundTender,
  refundTenders,
} from '../../documents/returns.js';
import { useFormats, useWords } from '../language/language.js';
import { Loaded } from '../parts/loaded.js';
import { Segments } from '../parts/segments.js';
import { Trouble } from '../parts/trouble.js';
import { useAsked } from '../session/use-asked.js';
import { useCommand } from '../session/use-command.js';

interface Props {
  readonly goods: GoodsReturn;
  readonly next: () => void;
}

interface Given {
  readonly state: string;
  readonly amount: Money;
}

/** What is given back is shown to the cent before it is done; then exactly that is done. */
export function RefundStep({ goods, next }: Props) {
  const words = useWords().returns;
  const { money } = useFormats();
  const [tender, setTender] = useState<RefundTender>('ORIGINAL');
  const asked = useAsked(planRefund, { input: { returnId: goods.id, tender } });
  const [given, setGiven] = useState<Given | 'NOTHING'>();
  if (given)
    return (
      <div className="panel">
        <p role="status" className="notice good">
          {given === 'NOTHING'
            ? words.nothingGiven
            : (words.given[given.state] ?? words.givenBack)(money(given.amount))}
        </p>
        <button type="button" className="strong wide" onClick={next}>
          {words.next}
        </button>
      </div>
    );
  return (
    <>
      <Segments
        name={words.tender}
        chosen={tender}
        choices={refundTenders.map((value) => ({ value, label: words.tenders[value] }))}
        choose={(value) => setTender(value as RefundTender)}
      />
      <Loaded asked={asked}>
        {({ refundPlan: outcome }) =>
          isRefused(outcome) ? (
            <Trouble refused={outcome} />
          ) : (
            <PlanForm
              goods={goods}
              tender={tender}
              plan={outcome.plan}
              outdated={asked.again}
              done={(refund) => setGiven(refund ?? 'NOTHING')}
            />
          )
        }
      </Loaded>
    </>
  );
}

interface PlanProps {
  readonly goods: GoodsReturn;
  readonly tender: RefundTender;
  readonly plan: RefundPlan;
  readonly outdated: () => void;
  readonly done: (refund: Given | null) => void;
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
    if (executed) done(executed.refund);
  };
  const rows = [
    [words.goods, plan.goods],
    [words.shipping, plan.shipping],
    [words.fee, plan.fee],
    [words.clawback, plan.clawback],
    [words.released, plan.released],
    [words.amount, plan.amount],
  ] as const;
  // What is nothing, and seldom anything, is not worth a line.
  const seldom: readonly Money[] = [plan.fee, plan.clawback, plan.released];
  const shown = rows.filter(([, amount]) => amount.amountMinor > 0 || !seldom.includes(amount));
  return (
    <form className="panel" onSubmit={(event) => void execute(event)}>
      <h2>{words.refund}</h2>
      <dl className="totals">
        {shown.map(([label, amount]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{money(amount)}</dd>
          </div>
        ))}
      </dl>
      {plan.needsApproval && <p className="notice warn">{words.needsApproval}</p>}
      <Trouble refused={refused} fault={fault}>
        {refused?.code === 'RefundPlanOutdated' && (
          <button type="button" onClick={outdated}>
            {words.lookAgain}
          </button>
        )}
      </Trouble>
      <button type="submit" className="strong wide" aria-disabled={isBusy}>
        {words.giveBack(money(plan.amount))}
      </button>
    </form>
  );
}
