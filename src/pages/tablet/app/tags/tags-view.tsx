import { type FormEvent, useState } from 'react';
import type { ScannedTag } from '../../documents/tags.js';
import { useWords } from '../language/language.js';
import { Trouble } from '../parts/trouble.js';
import { useFocus } from '../parts/use-focus.js';
import { useScan } from '../scan/scanner.js';
import { PayStep, type Sold } from '../sell/pay/pay-step.js';
import { PlacedStep } from '../sell/placed-step.js';
import { WayToFind } from '../sell/way-to-find.js';
import { useReader } from './use-reader.js';

const inCart = new Set(['ADDED', 'ALREADY_THERE']);

/** A basket on a reader: what is in it is sold and carried out at once, by the customer too. */
export function TagsView() {
  const words = useWords();
  const heading = useFocus<HTMLHeadingElement>('tags');
  const { reading, refused, fault, read, putBack, put, again, retry } = useReader();
  const [sold, setSold] = useState<Sold | null>(null);
  useScan(({ epc }) => {
    if (epc === undefined || sold) return false;
    read([epc]);
    return true;
  });
  const tags = [...reading.tags.values()];
  const units = tags.filter(({ outcome }) => inCart.has(outcome)).length;
  const begin = () => {
    setSold(null);
    again();
  };
  return (
    <div className="split sell">
      <section className="goods-found" aria-labelledby="tags-heading">
        <WayToFind way="tags" />
        <h1 id="tags-heading" ref={heading} tabIndex={-1}>
          {words.tags.heading}
        </h1>
        <p className="quiet">{words.tags.hint}</p>
        {!sold && <TypedTags read={read} />}
        <Trouble refused={refused} fault={fault}>
          <button type="button" onClick={retry}>
            {words.again}
          </button>
        </Trouble>
        <p role="status">
          <strong>{words.tags.units(units)}</strong>
        </p>
        <ul className="rows">
          {tags.map((tag) => (
            <TagRow
              key={tag.epc}
              tag={tag}
              putBack={sold ? undefined : () => void putBack(tag.epc)}
            />
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="basket-heading">
        {sold && <PlacedStep sold={sold} next={begin} />}
        {!sold && reading.cart && units > 0 && (
          <PayStep cart={reading.cart} put={put} back={begin} proceed={setSold} />
        )}
        {!sold && units === 0 && (
          <>
            <h2 id="basket-heading">{words.sell.basket}</h2>
            <p className="quiet">{words.tags.none}</p>
          </>
        )}
      </section>
    </div>
  );
}

interface RowProps {
  readonly tag: ScannedTag;
  readonly putBack: (() => void) | undefined;
}

function TagRow({ tag, putBack }: RowProps) {
  const words = useWords().tags;
  const name = tag.variant?.product.title;
  const isIn = inCart.has(tag.outcome);
  return (
    <li>
      <span className="goods-name">
        {name && <strong>{name}</strong>}
        <span className="quiet code">{tag.epc}</span>
      </span>
      {!isIn && (
        <span className="chip" data-state="AWAITING_APPROVAL">
          {words.outcomes[tag.outcome] ?? tag.outcome}
        </span>
      )}
      {isIn && putBack && (
        <button type="button" aria-label={words.putBack(name ?? tag.epc)} onClick={putBack}>
          ×
        </button>
      )}
    </li>
  );
}

/** For readers that fill a field, and for tags that are read out. */
function TypedTags({ read }: { readonly read: (epcs: readonly string[]) => void }) {
  const words = useWords().tags;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('tags'));
    read(typed.split(/\s+/).filter((epc) => epc !== ''));
    event.currentTarget.reset();
  };
  return (
    <form className="search-goods" onSubmit={submit}>
      <label className="field">
        <span>{words.type}</span>
        <textarea name="tags" className="code" rows={2} required spellCheck={false} />
      </label>
      <button type="submit">{words.read}</button>
    </form>
  );
}
