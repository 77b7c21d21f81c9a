import { type FormEvent, useRef, useState } from 'react';
import { type Cart, giveDiscount, type NewDiscount } from '../../../documents/cart.js';
import { minorOf, useWords } from '../../language/language.js';
import { useSay } from '../../parts/announcer.js';
import { Segments } from '../../parts/segments.js';
import { Trouble } from '../../parts/trouble.js';
import { useCommand } from '../../session/use-command.js';
import { amountPattern } from '../with-till.js';

interface Props {
  readonly cart: Cart;
  readonly put: (cart: Cart) => void;
}

const kinds = ['amount', 'percent'] as const;
type Kind = (typeof kinds)[number];

/** Something is taken off, for a reason; where it is more than one may decide alone, a second person is asked. */
export function DiscountForm({ cart, put }: Props) {
  const words = useWords().discounts;
  const say = useSay();
  const details = useRef<HTMLDetailsElement>(null);
  const { run, isBusy, refused, fault } = useCommand();
  const [kind, setKind] = useState<Kind>('amount');
  const give = async (form: HTMLFormElement) => {
    const done = await run(giveDiscount, readDiscount(new FormData(form), kind, cart));
    if (!done) return;
    form.reset();
    if (details.current) details.current.open = false;
    put(done.cart);
    say(done.cart.discounts.at(-1)?.awaitsApproval ? words.did.ask : words.did.give);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void give(event.currentTarget);
  };
  return (
    <details className="in-part" ref={details}>
      <summary>{words.give}</summary>
      <form className="step" onSubmit={submit}>
        <label className="field">
          <span>{words.on}</span>
          <select name="line">
            <option value="">{words.whole}</option>
            {cart.lines.map((line) => (
              <option key={line.id} value={line.id}>
                {line.quantity} × {line.variant.product.title}
              </option>
            ))}
          </select>
        </label>
        <Segments
          name={words.kind}
          chosen={kind}
          choices={kinds.map((value) => ({ value, label: words.kinds[value] }))}
          choose={(value) => setKind(value as Kind)}
        />
        <label className="field">
          <span>{words[kind]}</span>
          <input
            name="value"
            inputMode="decimal"
            required
            pattern={amountPattern}
            autoComplete="off"
          />
        </label>
        <label className="field">
          <span>{words.why}</span>
          <select name="reason">
            {words.reasons.map(([code, label]) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{words.note}</span>
          <input name="note" maxLength={500} autoComplete="off" />
        </label>
        <Trouble refused={refused} fault={fault} />
        <button type="submit" className="wide" aria-disabled={isBusy}>
          {words.give}
        </button>
      </form>
    </details>
  );
}

function readDiscount(
  given: FormData,
  kind: Kind,
  { id: cartId, totals }: Cart,
): Omit<NewDiscount, 'idempotencyKey'> {
  const text = (name: string) => String(given.get(name) ?? '').trim();
  const orNull = (value: string) => (value === '' ? null : value);
  return {
    cartId,
    lineId: orNull(text('line')),
    amountMinor: kind === 'amount' ? minorOf(text('value'), totals.total.currency) : null,
    basisPoints: kind === 'percent' ? basisPointsOf(text('value')) : null,
    reasonCode: text('reason'),
    note: orNull(text('note')),
  };
}

/** A part of a hundred, with a comma or a point, in parts of ten thousand. */
function basisPointsOf(typed: string): number {
  return Math.round(Number(typed.replace(',', '.')) * 100);
}
