import type { Cart } from '../../../documents/cart.js';
import { difference, type Exchange } from '../../../domain/exchange.js';
import { useWords } from '../../language/language.js';
import { PayWays, type Way } from './pay-ways.js';

interface Props {
  readonly cart: Cart;
  readonly exchange: Exchange;
  readonly isBusy: boolean;
  readonly swap: (exchange: Exchange, way: Way | null) => Promise<void>;
}

/** What came back pays; where the new goods cost more, the customer chooses how to pay the rest. */
export function ExchangeWays({ cart, exchange, isBusy, swap }: Props) {
  const words = useWords().exchange;
  const { toPay } = difference(exchange, cart.totals.total);
  if (toPay.amountMinor > 0)
    return <PayWays cartId={cart.id} isBusy={isBusy} pay={(way) => swap(exchange, way)} />;
  return (
    <button
      type="button"
      className="strong wide"
      aria-disabled={isBusy}
      onClick={() => void swap(exchange, null)}
    >
      {words.confirm}
    </button>
  );
}
