import { useState } from 'react';
import { useStore } from '../../../parts/app/store.js';
import type { Cart } from '../../documents/cart.js';
import { useFormats, useWords } from '../language/language.js';
import { useWork } from '../session/work.js';
import { BasketLines } from './basket-lines.js';
import { DeliveryForm } from './delivery-form.js';
import { PayStep, type Sold } from './pay/pay-step.js';
import { PlacedStep } from './placed-step.js';
import { useBasket } from './use-basket.js';

/** How far the sale is: the basket is filled, its price is known, or it is an order. */
type Stage =
  | { readonly at: 'BASKET' }
  | { readonly at: 'PAY'; readonly cart: Cart }
  | { readonly at: 'PLACED'; readonly sold: Sold };

/** From the basket to the order of the customer who stands here. */
export function Checkout() {
  const words = useWords().sell;
  const [basket, setBasket] = useBasket();
  const [stage, setStage] = useState<Stage>({ at: 'BASKET' });
  const pay = (cart: Cart) => setStage({ at: 'PAY', cart });
  // What is heard of a cart that has been ordered meanwhile changes nothing.
  const put = (cart: Cart) => setStage((now) => (now.at === 'PAY' ? { at: 'PAY', cart } : now));
  const begin = () => setStage({ at: 'BASKET' });
  return (
    <section className="panel" aria-labelledby="basket-heading">
      {stage.at !== 'PLACED' && <ExchangeBanner />}
      {stage.at === 'BASKET' && (
        <>
          <h2 id="basket-heading">{words.basket}</h2>
          <BasketLines />
          {basket.length > 0 && <DeliveryForm basket={basket} proceed={pay} />}
        </>
      )}
      {stage.at === 'PAY' && (
        <PayStep
          cart={stage.cart}
          put={put}
          back={begin}
          proceed={(sold) => {
            setBasket([]);
            setStage({ at: 'PLACED', sold });
          }}
        />
      )}
      {stage.at === 'PLACED' && <PlacedStep sold={stage.sold} next={begin} />}
    </section>
  );
}

/** These goods are had for others, which have come back. */
function ExchangeBanner() {
  const words = useWords().exchange;
  const { money } = useFormats();
  const { exchange } = useWork();
  const now = useStore(exchange);
  if (!now) return null;
  return (
    <div className="notice">
      <p>
        <strong>{words.banner(now.number)}</strong>
      </p>
      <p>{words.hint(money(now.worth))}</p>
      <button type="button" onClick={() => exchange.set(null)}>
        {words.stop}
      </button>
    </div>
  );
}
