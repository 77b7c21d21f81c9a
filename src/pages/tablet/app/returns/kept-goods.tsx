import type { GoodsReturn } from '../../documents/returns.js';
import { useFormats, useWords } from '../language/language.js';

const waiting = new Set(['RESERVED', 'KEPT']);

/** Goods that the customer has chosen for these: they wait on the shelf, and nobody else gets them. */
export function KeptGoods({ replacement }: Pick<GoodsReturn, 'replacement'>) {
  const words = useWords().exchange;
  const { time, money } = useFormats();
  if (!replacement || !waiting.has(replacement.state)) return null;
  const { lines, keptUntil, total } = replacement;
  return (
    <section className="panel" aria-labelledby="kept-goods">
      <h2 id="kept-goods">{words.kept}</h2>
      <ul className="rows">
        {lines.map(({ variantId, sku, title, quantity }) => (
          <li key={variantId}>
            <span className="goods-name">
              <strong>{title}</strong>
              <span className="quiet code">{sku}</span>
            </span>
            <span>× {quantity}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">
        {money(total)}
        {keptUntil && ` · ${words.keptUntil(time(keptUntil))}`}
      </p>
    </section>
  );
}
