import type { Cart, Discount } from '../../../documents/cart.js';
import { removeDiscount } from '../../../documents/cart.js';
import { useFormats, useWords } from '../../language/language.js';
import { useSay } from '../../parts/announcer.js';
import { useWork } from '../../session/work.js';
import { DiscountForm } from './discount-form.js';

interface Props {
  readonly cart: Cart;
  readonly put: (cart: Cart) => void;
}

/** What was taken off, by whom it has to be agreed to, and one more. */
export function Discounts({ cart, put }: Props) {
  const words = useWords().discounts;
  return (
    <section aria-label={words.heading}>
      {cart.discounts.length > 0 && (
        <ul className="rows">
          {cart.discounts.map((discount) => (
            <DiscountRow key={discount.id} cart={cart} discount={discount} put={put} />
          ))}
        </ul>
      )}
      <DiscountForm cart={cart} put={put} />
    </section>
  );
}

function DiscountRow({ cart, discount, put }: Props & { readonly discount: Discount }) {
  const words = useWords().discounts;
  const { money, number } = useFormats();
  const say = useSay();
  const { session } = useWork();
  const [, label = discount.reasonCode] =
    words.reasons.find(([code]) => code === discount.reasonCode) ?? [];
  const line = cart.lines.find(({ id }) => id === discount.lineId);
  const asked = discount.given
    ? money(discount.given)
    : `${number((discount.basisPoints ?? 0) / 100)} %`;
  const name = `${asked}, ${label}`;
  const remove = async () => {
    const input = { cartId: cart.id, discountId: discount.id };
    const { step } = await session.ask(removeDiscount, { input });
    if (!('cart' in step)) return say(step.message);
    put(step.cart);
    say(words.did.remove);
  };
  return (
    <li>
      <span className="goods-name">
        <strong>{name}</strong>
        <span className="quiet">{line?.variant.product.title ?? words.whole}</span>
      </span>
      {discount.awaitsApproval && (
        <span className="chip" data-state="AWAITING_APPROVAL">
          {words.waits}
        </span>
      )}
      <button type="button" aria-label={words.remove(name)} onClick={() => void remove()}>
        ×
      </button>
    </li>
  );
}
