import { withQuantity } from '../../domain/basket.js';
import { useWords } from '../language/language.js';
import { Stepper } from '../parts/stepper.js';
import { useBasket } from './use-basket.js';

export function BasketLines() {
  const words = useWords();
  const [basket, setBasket] = useBasket();
  if (basket.length === 0) return <p className="quiet">{words.sell.basketEmpty}</p>;
  return (
    <ul className="rows">
      {basket.map((line) => {
        const set = (quantity: number) => setBasket(withQuantity(basket, line.variantId, quantity));
        return (
          <li key={line.variantId}>
            <span className="goods-name">
              <strong>{line.title}</strong>
              <span className="quiet code">{line.sku}</span>
            </span>
            <Stepper
              name={words.sell.quantity(line.title)}
              less={
                line.quantity === 1 ? words.sell.remove(line.title) : words.task.less(line.title)
              }
              more={words.task.more(line.title)}
              value={line.quantity}
              set={set}
            />
          </li>
        );
      })}
    </ul>
  );
}
