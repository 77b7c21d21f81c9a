import { useState } from 'react';
import type { Cart } from '../../../documents/cart.js';
import type { RefundTender } from '../../../documents/returns.js';
import { difference, type Exchange } from '../../../domain/exchange.js';
import { useWords } from '../../language/language.js';
import { TenderChoice } from '../../returns/refund/tender-choice.js';
import { PayWays, type Way } from './pay-ways.js';

interface Props {
  readonly cart: Cart;
  readonly exchange: Exchange;
  readonly isBusy: boolean;
  readonly swap: (exchange: Exchange, way: Way | null, restTender?: RefundTender) => Promise<void>;
}

/** What came back pays; the customer chooses how to pay what the new goods cost more, or to get what they cost less. */
export function ExchangeWays({ cart, exchange, isBusy, swap }: Props) {
  const words = useWords().exchange;
  const [tender, setTender] = useState<RefundTender>('ORIGINAL');
  const { toPay, goesBack } = difference(exchange, cart.totals.total);
  if (toPay.amountMinor > 0)
    return <PayWays cartId={cart.id} isBusy={isBusy} pay={(way) => swap(exchange, way)} />;
  return (
    <>
      {goesBack.amountMinor > 0 && <TenderChoice chosen={tender} choose={setTender} />}
      <button
        type="button"
        className="strong wide"
        aria-disabled={isBusy}
        onClick={() => void swap(exchange, null, tender)}
      >
        {words.confirm}
      </button>
    </>
  );
}
