import { carryOutTask } from '../../documents/steps.js';
import { useFormats, useWords } from '../language/language.js';
import { useFocus } from '../parts/use-focus.js';
import { useTasks } from '../queue/use-tasks.js';
import { addressOf } from '../session/route.js';
import { PlainStep } from '../task/plain-step.js';
import { CashStep } from './cash-step.js';
import type { Sold } from './pay/pay-step.js';

/** The money is there, or kept for the shop. */
const paidStates = new Set(['AUTHORIZED', 'PARTIALLY_CAPTURED', 'CAPTURED']);

interface Props {
  readonly sold: Sold;
  readonly next: () => void;
}

/** The order is there; cash still has to go into the till, and what is carried out then leaves. */
export function PlacedStep({ sold: { placed, family, rest }, next }: Props) {
  const words = useWords();
  const { money } = useFormats();
  const { order, paymentIntent } = placed;
  const heading = useFocus<HTMLHeadingElement>(order.number);
  const carried = useTasks().find(
    (task) => task.orderNumber === order.number && task.nextActions.includes('handOverAtCounter'),
  );
  const problem = paymentIntent?.lastError;
  const isPaid = !paymentIntent || paidStates.has(paymentIntent.state);
  const isCashDue = family === 'CASH' && paymentIntent;
  return (
    <>
      <h2 id="basket-heading" ref={heading} tabIndex={-1}>
        {words.sell.placed(order.number)}
      </h2>
      {problem && <p className="notice bad">{problem.message}</p>}
      {isCashDue && <CashStep intentId={paymentIntent.id} amount={paymentIntent.amount} />}
      {!problem && !isCashDue && (
        <p className={isPaid ? 'notice good' : 'notice warn'}>
          {isPaid ? words.sell.paid : words.sell.awaitsPayment}
        </p>
      )}
      {rest && (
        <div className="notice">
          <p>{words.exchange.rest(money(rest.amount))}</p>
          <p>
            {words.refunds.tenders[rest.tender] ?? rest.tender} ·{' '}
            {words.refunds.states[rest.state] ?? rest.state}
          </p>
          <a href={addressOf('returns', rest.number)}>{words.returns.of(rest.number)}</a>
        </div>
      )}
      {carried && (
        <PlainStep
          task={carried}
          step={carryOutTask}
          label={words.task.handOver}
          did={words.task.did.handOver}
        />
      )}
      <button type="button" className="wide" onClick={next}>
        {words.sell.next}
      </button>
    </>
  );
}
