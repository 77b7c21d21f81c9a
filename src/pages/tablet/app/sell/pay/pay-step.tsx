import { useStore } from '../../../../parts/app/store.js';
import { type Cart, cartNow, followCart } from '../../../documents/cart.js';
import type { Exchanged } from '../../../documents/returns.js';
import type { Placed } from '../../../documents/selling.js';
import { useWords } from '../../language/language.js';
import { Trouble } from '../../parts/trouble.js';
import { useFocus } from '../../parts/use-focus.js';
import { useFollow } from '../../session/use-follow.js';
import { useWork } from '../../session/work.js';
import { CartTotals } from './cart-totals.js';
import { Discounts } from './discounts.js';
import { ExchangeWays } from './exchange-ways.js';
import { PayWays } from './pay-ways.js';
import { usePayment } from './use-payment.js';

/** What was sold: the order, how it is paid, and what is left over of something else that came back. */
export interface Sold {
  readonly placed: Placed;
  readonly family: string;
  readonly rest: Rest | null;
}

interface Rest extends NonNullable<Exchanged['rest']> {
  /** The return that tells what becomes of it. */
  readonly number: string;
}

interface Props {
  readonly cart: Cart;
  /** The cart as it is now. */
  readonly put: (cart: Cart) => void;
  readonly back: () => void;
  readonly proceed: (sold: Sold) => void;
}

/** What it costs, what may be taken off it, and the ways to pay that this tablet can take. */
export function PayStep({ cart, put, back, proceed }: Props) {
  const words = useWords().sell;
  const heading = useFocus<HTMLHeadingElement>(cart.id);
  const { session, ...work } = useWork();
  const exchange = useStore(work.exchange);
  const { buy, swap, isBusy, refused, fault } = usePayment(cart, proceed);
  const lookAgain = () => {
    session.ask(cartNow, { id: cart.id }).then(
      ({ cart: now }) => now && put(now),
      // What is shown stays; the order is refused where it is not so any more.
      () => {},
    );
  };
  useFollow(followCart, { cartId: cart.id, after: cart.eventsCursor }, lookAgain);
  return (
    <>
      <h2 id="basket-heading" ref={heading} tabIndex={-1}>
        {words.pay}
      </h2>
      <CartTotals cart={cart} exchange={exchange} />
      {session.givesDiscounts && <Discounts cart={cart} put={put} />}
      {cart.problems.map(({ message }) => (
        <p key={message} className="notice warn">
          {message}
        </p>
      ))}
      <Trouble refused={refused} fault={fault} />
      {exchange ? (
        <ExchangeWays cart={cart} exchange={exchange} isBusy={isBusy} swap={swap} />
      ) : (
        <PayWays cartId={cart.id} isBusy={isBusy} pay={buy} />
      )}
      <button type="button" className="plain" onClick={back}>
        {words.change}
      </button>
    </>
  );
}
