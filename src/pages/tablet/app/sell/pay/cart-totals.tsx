import type { Cart } from '../../../documents/cart.js';
import type { Money } from '../../../documents/document.js';
import { difference, type Exchange } from '../../../domain/exchange.js';
import { useFormats, useWords } from '../../language/language.js';

interface Props {
  readonly cart: Cart;
  readonly exchange: Exchange | null;
}

/** What the goods cost, and in an exchange, what of it is paid with what came back. */
export function CartTotals({ cart: { totals }, exchange }: Props) {
  const words = useWords();
  const { money } = useFormats();
  const { items, discount, shipping, total } = words.sell;
  const less = ({ amountMinor, currency }: Money) => money({ amountMinor: -amountMinor, currency });
  const rows: (readonly [label: string, text: string])[] = [[items, money(before(totals))]];
  if (totals.discount.amountMinor > 0) rows.push([discount, less(totals.discount)]);
  rows.push([shipping, money(totals.shipping)], [total, money(totals.total)]);
  if (exchange) {
    const { credit, toPay, goesBack } = difference(exchange, totals.total);
    const isLess = goesBack.amountMinor > 0;
    rows.push(
      [words.exchange.credit, less(credit)],
      isLess ? [words.exchange.goesBack, money(goesBack)] : [words.exchange.toPay, money(toPay)],
    );
  }
  return (
    <dl className="totals">
      {rows.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The goods before anything was taken off. */
function before({ items, discount }: Cart['totals']): Money {
  return { ...items, amountMinor: items.amountMinor + discount.amountMinor };
}
