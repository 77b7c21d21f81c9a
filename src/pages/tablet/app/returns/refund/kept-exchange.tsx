import { useState } from 'react';
import type { Money } from '../../../documents/document.js';
import {
  exchangeReturn,
  type GoodsReturn,
  type RefundPlan,
  type RefundTender,
} from '../../../documents/returns.js';
import { useFormats, useWords } from '../../language/language.js';
import { Trouble } from '../../parts/trouble.js';
import type { Sold } from '../../sell/pay/pay-step.js';
import { soldFor } from '../../sell/pay/use-payment.js';
import { cash, sandboxCard } from '../../sell/sandbox-card.js';
import { useTablet } from '../../session/tablet.js';
import { useCommand } from '../../session/use-command.js';
import { TenderChoice } from './tender-choice.js';

interface Props {
  readonly goods: GoodsReturn;
  readonly hash: string;
  readonly exchange: NonNullable<RefundPlan['exchange']>;
  readonly done: (goods: GoodsReturn, sold: Sold) => void;
}

/** The goods that are kept for these are had for them; one of the two sides owes the rest. */
export function KeptExchange({ goods, hash, exchange, done }: Props) {
  const words = useWords();
  const { personas } = useTablet();
  const { run, isBusy, refused, fault } = useCommand();
  const [tender, setTender] = useState<RefundTender>('ORIGINAL');
  const { total, toPay, toGiveBack } = exchange;
  const swap = async (paymentMethodToken: string | null, family: string) => {
    const made = await run(exchangeReturn, {
      returnId: goods.id,
      planHash: hash,
      cartId: null,
      expectedTotalMinor: total.amountMinor,
      paymentMethodToken,
      restTender: tender,
    });
    if (made) done(made.returnOrder, soldFor(made, { family }));
  };
  const ways =
    toPay.amountMinor === 0
      ? [{ label: words.exchange.confirm, token: null, family: 'EXCHANGE' }]
      : [
          ...(personas.length > 0
            ? [{ label: words.sell.testCard, token: sandboxCard, family: 'CARD' }]
            : []),
          { label: words.exchange.cash, token: cash, family: 'CASH' },
        ];
  return (
    <section className="panel" aria-labelledby="kept-exchange">
      <h2 id="kept-exchange">{words.exchange.keptFor}</h2>
      <Totals {...exchange} />
      {toGiveBack.amountMinor > 0 && <TenderChoice chosen={tender} choose={setTender} />}
      <Trouble refused={refused} fault={fault} />
      {ways.map(({ label, token, family }) => (
        <button
          key={family}
          type="button"
          className="strong wide"
          aria-disabled={isBusy}
          onClick={() => void swap(token, family)}
        >
          {label}
        </button>
      ))}
    </section>
  );
}

function Totals({ total, toPay, toGiveBack }: Props['exchange']) {
  const words = useWords();
  const { money } = useFormats();
  const isLess = toGiveBack.amountMinor > 0;
  const rows: (readonly [label: string, amount: Money])[] = [
    [words.sell.total, total],
    isLess ? [words.exchange.goesBack, toGiveBack] : [words.exchange.toPay, toPay],
  ];
  return (
    <dl className="totals">
      {rows.map(([label, amount]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{money(amount)}</dd>
        </div>
      ))}
    </dl>
  );
}
