import { type FormEvent, useState } from 'react';
import type { Money } from '../../documents/document.js';
import { openTill, openTillOf, type Till, takeCash } from '../../documents/selling.js';
import { useFormats, useWords } from '../language/language.js';
import { Loaded } from '../parts/loaded.js';
import { Trouble } from '../parts/trouble.js';
import { useAsked } from '../session/use-asked.js';
import { useCommand } from '../session/use-command.js';
import { useWork } from '../session/work.js';

const amountPattern = '[0-9]+([.,][0-9]+)?';

interface CashProps {
  readonly intentId: string;
  readonly amount: Money;
}

/** Cash goes into the open till of the store; its change is told. */
export function CashStep({ intentId, amount }: CashProps) {
  const words = useWords().sell;
  const { money } = useFormats();
  const { queue } = useWork();
  const asked = useAsked(openTillOf, { locationId: queue.place.id });
  const [change, setChange] = useState<Money>();
  if (change)
    return (
      <p className="notice good" role="status">
        {change.amountMinor > 0 ? words.giveBack(money(change)) : words.paid}
      </p>
    );
  return (
    <Loaded asked={asked}>
      {({ openTillSession: till }) =>
        till ? (
          <CashForm till={till} intentId={intentId} amount={amount} done={setChange} />
        ) : (
          <OpenTillForm currency={amount.currency} opened={asked.again} />
        )
      }
    </Loaded>
  );
}

interface OpenTillProps {
  readonly currency: string;
  readonly opened: () => void;
}

/** Cash needs a till to go into; what lies in it is counted first. */
function OpenTillForm({ currency, opened }: OpenTillProps) {
  const words = useWords().sell;
  const { minorOf } = useFormats();
  const { queue } = useWork();
  const { run, isBusy, refused, fault } = useCommand();
  const open = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('float'));
    const floatMinor = minorOf(typed, currency);
    if (await run(openTill, { locationId: queue.place.id, currency, floatMinor })) opened();
  };
  return (
    <form className="step" onSubmit={(event) => void open(event)}>
      <p className="notice warn">{words.noTill}</p>
      <label className="field">
        <span>{words.float}</span>
        <input name="float" inputMode="decimal" required pattern={amountPattern} />
      </label>
      <Trouble refused={refused} fault={fault} />
      <button type="submit" className="strong wide" aria-disabled={isBusy}>
        {words.openTill}
      </button>
    </form>
  );
}

interface FormProps extends CashProps {
  readonly till: Till;
  readonly done: (change: Money) => void;
}

function CashForm({ till, intentId, amount, done }: FormProps) {
  const words = useWords().sell;
  const { money, minorOf } = useFormats();
  const { run, refused, fault } = useCommand();
  const take = async (form: FormData) => {
    const taken = await run(takeCash, {
      tillSessionId: till.id,
      paymentIntentId: intentId,
      tenderedMinor: minorOf(String(form.get('given')), amount.currency),
    });
    if (taken) done(taken.change);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void take(new FormData(event.currentTarget));
  };
  return (
    <form className="step" onSubmit={submit}>
      <p className="notice">{words.toPay(money(amount))}</p>
      <label className="field">
        <span>{words.given}</span>
        <input name="given" inputMode="decimal" required pattern={amountPattern} />
      </label>
      <Trouble refused={refused} fault={fault} />
      <button type="submit" className="strong wide">
        {words.takeCash}
      </button>
    </form>
  );
}
