import { orderByNumber } from '../../documents/orders.js';
import { useFormats, useWords } from '../language/language.js';
import { Loaded } from '../parts/loaded.js';
import { useFocus } from '../parts/use-focus.js';
import { addressOf } from '../session/route.js';
import { useAsked } from '../session/use-asked.js';
import { useWork } from '../session/work.js';
import { ParcelCard } from '../task/parcels/parcel-card.js';

/** An order that was scanned, and is not in the queue of this store: what is in it, and where it goes. */
export function OrderView({ number }: { readonly number: string }) {
  const words = useWords();
  const { time, money } = useFormats();
  const { queue } = useWork();
  const asked = useAsked(orderByNumber, { number });
  const heading = useFocus<HTMLHeadingElement>(number);
  return (
    <section className="panel alone-panel" aria-labelledby="order-heading">
      <header className="panel-head">
        <a className="button plain" href={addressOf('queue')}>
          ← {words.back}
        </a>
        <h1 id="order-heading" ref={heading} tabIndex={-1}>
          {words.order.heading(number)}
        </h1>
      </header>
      <Loaded asked={asked}>
        {({ order }) =>
          order ? (
            <>
              <dl className="facts">
                <div>
                  <dt>{words.order.placed}</dt>
                  <dd>{time(order.placedAt)}</dd>
                </div>
                <div>
                  <dt>{words.order.total}</dt>
                  <dd>{money(order.totals.total)}</dd>
                </div>
              </dl>
              <h2>{words.order.goods}</h2>
              <ul className="rows">
                {order.lines.map((line) => (
                  <li key={line.id}>
                    <span>
                      <strong>{line.title}</strong>
                      <span className="quiet">{line.sku}</span>
                    </span>
                    <span>× {line.quantity - line.cancelled - line.returned}</span>
                  </li>
                ))}
              </ul>
              <h2>{words.order.ways}</h2>
              <ul className="rows">
                {order.fulfilments.map((each) => (
                  <li key={each.id}>
                    <span>
                      <strong>{each.location.name}</strong>
                      <span className="quiet">{words.queue.kinds[each.kind] ?? each.kind}</span>
                    </span>
                    <span className="chip" data-state={each.state}>
                      {words.states[each.state] ?? each.state}
                    </span>
                    {each.parcels && each.parcels.length > 0 && (
                      <ul className="parcels">
                        {each.parcels.map((parcel) => (
                          <ParcelCard
                            key={parcel.id}
                            parcel={parcel}
                            isOurs={each.location.id === queue.place.id}
                            changed={asked.again}
                          />
                        ))}
                      </ul>
                    )}
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p className="notice">{words.order.none}</p>
          )
        }
      </Loaded>
    </section>
  );
}
