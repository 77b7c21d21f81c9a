import { useState } from 'react';
import { followKept, keptHere } from '../../documents/reservations.js';
import { useWords } from '../language/language.js';
import { Loaded } from '../parts/loaded.js';
import { useFocus } from '../parts/use-focus.js';
import type { Sold } from '../sell/pay/pay-step.js';
import { PlacedStep } from '../sell/placed-step.js';
import { useAsked } from '../session/use-asked.js';
import { useFollow } from '../session/use-follow.js';
import { useWork } from '../session/work.js';
import { ReservationCard } from './reservation-card.js';

/** What is kept for people who come and pay here: answered, put aside, and sold when they are there. */
export function ReservationsView() {
  const words = useWords().reservations;
  const { queue } = useWork();
  const [sold, setSold] = useState<Sold | null>(null);
  const heading = useFocus<HTMLHeadingElement>(sold);
  const here = { locationId: queue.place.id };
  const asked = useAsked(keptHere, here);
  useFollow(followKept, here, asked.again);
  return (
    <section className="single" aria-labelledby="reservations-heading">
      <h1 id="reservations-heading" ref={heading} tabIndex={-1}>
        {words.heading}
      </h1>
      {sold ? (
        <div className="panel">
          <PlacedStep sold={sold} next={() => setSold(null)} />
        </div>
      ) : (
        <Loaded asked={asked}>
          {({ storeReservations }) =>
            storeReservations && storeReservations.nodes.length > 0 ? (
              <ul className="tasks">
                {storeReservations.nodes.map((kept) => (
                  <li key={kept.id}>
                    <ReservationCard
                      kept={kept}
                      changed={asked.again}
                      collected={(placed, family) => setSold({ placed, family, rest: null })}
                    />
                  </li>
                ))}
              </ul>
            ) : (
              <p className="empty quiet">{words.none}</p>
            )
          }
        </Loaded>
      )}
    </section>
  );
}
