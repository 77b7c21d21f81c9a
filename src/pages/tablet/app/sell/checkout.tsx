import { useState } from 'react';
import type { Placed, Quote } from '../../documents/selling.js';
import { useWords } from '../language/language.js';
import { BasketLines } from './basket-lines.js';
import { DeliveryForm } from './delivery-form.js';
import { PayStep } from './pay-step.js';
import { PlacedStep } from './placed-step.js';
import { useBasket } from './use-basket.js';

/** How far the sale is: the basket is filled, its price is known, or it is an order. */
type Stage =
  | { readonly at: 'BASKET' }
  | { readonly at: 'PAY'; readonly quote: Quote }
  | { readonly at: 'PLACED'; readonly placed: Placed; readonly family: string };

/** From the basket to the order of the customer who stands here. */
export function Checkout() {
  const words = useWords().sell;
  const [basket, setBasket] = useBasket();
  const [stage, setStage] = useState<Stage>({ at: 'BASKET' });
  const begin = () => setStage({ at: 'BASKET' });
  return (
    <section className="panel" aria-labelledby="basket-heading">
      {stage.at === 'BASKET' && (
        <>
          <h2 id="basket-heading">{words.basket}</h2>
          <BasketLines />
          {basket.length > 0 && (
            <DeliveryForm basket={basket} proceed={(quote) => setStage({ at: 'PAY', quote })} />
          )}
        </>
      )}
      {stage.at === 'PAY' && (
        <PayStep
          quote={stage.quote}
          back={begin}
          proceed={(placed, family) => {
            setBasket([]);
            setStage({ at: 'PLACED', placed, family });
          }}
        />
      )}
      {stage.at === 'PLACED' && (
        <PlacedStep placed={stage.placed} family={stage.family} next={begin} />
      )}
    </section>
  );
}
