import { type FormEvent, useState } from 'react';
import type { Money } from '../../documents/document.js';
import { type Till, takeCash } from '../../documents/selling.js';
import { useFormats, useWords } from '../language/language.js';
import { Trouble } from '../parts/trouble.js';
import { useCommand } from '../session/use-command.js';
import { amountPattern, WithTill } from './with-till.js';

interface CashProps {
  readonly intentId: string;
  readonly amount: Money;
}

/** Cash goes into the till; its change is told. */
export function CashStep({ intentId, amount }: CashProps) {
  const words = useWords().sell;
  const { money } = useFormats();
  const [change, setChange] = useState<Money>();
  if (change)
    return (
      <p className="notice good" role="status">
        {change.amountMinor > 0 ? words.giveBack(money(change)) : words.paid}
      </p>
    );
  return (
    <WithTill currency={amount.currency}>
      {(till) => <CashForm till={till} intentId={intentId} amount={amount} done={setChange} />}
    </WithTill>
  );
}

interface FormProps extends CashProps {
  readonly till: Till;
  readonly done: (change: Money) => void;
}

function CashForm({ till, intentId, amount, done }: FormProps) {
  const words = useWords().sell;
  const { money, minorOf } = useFormats();
  const { run, isBusy, refused, fault } = useCommand();
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
      <button type="submit" className="strong wide" aria-disabled={isBusy}>
        {words.takeCash}
      </button>
    </form>
  );
}
