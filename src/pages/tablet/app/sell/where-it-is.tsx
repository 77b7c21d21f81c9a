import { type FoundVariant, stockHere, whereIsIt } from '../../documents/goods.js';
import { withOneMore } from '../../domain/basket.js';
import { useFormats, useWords } from '../language/language.js';
import { useSay } from '../parts/announcer.js';
import { Loaded } from '../parts/loaded.js';
import { useAsked } from '../session/use-asked.js';
import { useWork } from '../session/work.js';
import { useBasket } from './use-basket.js';

interface Props {
  readonly title: string;
  readonly variant: FoundVariant;
}

/** How many there are here, exactly, and in the places around; from wherever it is, it can be sold. */
export function WhereItIs({ title, variant }: Props) {
  const words = useWords().sell;
  const say = useSay();
  const [basket, setBasket] = useBasket();
  const add = () => {
    setBasket(withOneMore(basket, { variantId: variant.id, sku: variant.sku, title }));
    say(words.added(title));
  };
  return (
    <div className="where">
      <p className="quiet code">
        {variant.sku}
        {variant.barcode && ` · ${variant.barcode}`}
      </p>
      <StockHere variantId={variant.id} />
      <Elsewhere variantId={variant.id} />
      {variant.price && (
        <button type="button" className="strong" onClick={add}>
          {words.add}
        </button>
      )}
    </div>
  );
}

function StockHere({ variantId }: { readonly variantId: string }) {
  const words = useWords().sell;
  const { queue } = useWork();
  const asked = useAsked(stockHere, { variantId, locationId: queue.place.id });
  return (
    <section>
      <h3>{words.here}</h3>
      <Loaded asked={asked}>
        {({ node }) => {
          const level = node?.availableAt;
          if (!level) return <p className="quiet">{words.notHere}</p>;
          return (
            <p className="stock" data-band={level.band}>
              <strong>
                {level.available === null
                  ? (words.bands[level.band] ?? level.band)
                  : words.available(level.available)}
              </strong>
              {level.onHand !== null && (
                <span className="quiet">{words.shelf(level.onHand, level.reserved ?? 0)}</span>
              )}
            </p>
          );
        }}
      </Loaded>
    </section>
  );
}

function Elsewhere({ variantId }: { readonly variantId: string }) {
  const words = useWords().sell;
  const { time, number } = useFormats();
  const { queue } = useWork();
  const { latitude, longitude } = queue.place.point;
  const lines = [{ variantId, quantity: 1 }];
  const near = { latitude, longitude };
  const asked = useAsked(whereIsIt, { input: { lines, near, includeNone: false } });
  return (
    <section>
      <h3>{words.elsewhere}</h3>
      <Loaded asked={asked}>
        {({ pickupOptions }) => {
          const others = pickupOptions.filter((each) => each.location.id !== queue.place.id);
          if (others.length === 0) return <p className="quiet">{words.nowhere}</p>;
          return (
            <ul className="places">
              {others.map(({ location, lines: [line], readyAt }) => (
                <li key={location.id}>
                  <span>
                    <strong>{location.name}</strong>
                    <span className="quiet">
                      {location.distanceKm !== null &&
                        words.kilometres(number(location.distanceKm))}
                      {readyAt && ` · ${words.readyAt(time(readyAt))}`}
                    </span>
                  </span>
                  <span className="stock" data-band={line?.band}>
                    {line?.available === null || line?.available === undefined
                      ? words.bands[line?.band ?? 'OUT']
                      : words.available(line.available)}
                  </span>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
