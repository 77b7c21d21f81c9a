import { type FormEvent, useEffect, useState } from 'react';
import { findGoods } from '../../documents/goods.js';
import { useWords } from '../language/language.js';
import { Loaded } from '../parts/loaded.js';
import { useFocus } from '../parts/use-focus.js';
import { goTo } from '../session/route.js';
import { useAsked } from '../session/use-asked.js';
import { Checkout } from './checkout.js';
import { ProductCard } from './product-card.js';
import { WayToFind } from './way-to-find.js';

/** Goods that are sold from here or from elsewhere: found on one side, bought on the other. */
export function SellView({ search }: { readonly search: string | undefined }) {
  const words = useWords().sell;
  const heading = useFocus<HTMLHeadingElement>('sell');
  return (
    <div className="split sell">
      <section className="goods-found" aria-labelledby="sell-heading">
        <h1 id="sell-heading" className="unseen" ref={heading} tabIndex={-1}>
          {words.heading}
        </h1>
        <WayToFind way="sell" />
        <SearchForm search={search ?? ''} />
        {search === undefined ? (
          <p className="empty quiet">{words.start}</p>
        ) : (
          <FoundGoods search={search} />
        )}
      </section>
      <Checkout />
    </div>
  );
}

function SearchForm({ search }: { readonly search: string }) {
  const words = useWords().sell;
  const [text, setText] = useState(search);
  useEffect(() => setText(search), [search]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') goTo('sell', text.trim());
  };
  return (
    <search>
      <form className="search-goods" onSubmit={submit}>
        <label className="field">
          <span>{words.find}</span>
          <input
            type="search"
            value={text}
            placeholder={words.findHint}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <button type="submit">{words.search}</button>
      </form>
    </search>
  );
}

function FoundGoods({ search }: { readonly search: string }) {
  const words = useWords().sell;
  const asked = useAsked(findGoods, { search });
  return (
    <Loaded asked={asked}>
      {({ products: { nodes } }) =>
        nodes.length === 0 ? (
          <p className="empty quiet" role="status">
            {words.none(search)}
          </p>
        ) : (
          <ul className="products">
            {nodes.map((product) => (
              <li key={product.id}>
                <ProductCard product={product} search={search} isOpen={nodes.length === 1} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
