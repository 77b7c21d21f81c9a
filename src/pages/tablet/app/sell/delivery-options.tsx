import { useId } from 'react';
import type { PickupOption } from '../../documents/goods.js';
import { useFormats, useWords } from '../language/language.js';

export interface Delivery {
  readonly kind: 'COUNTER' | 'PICKUP' | 'SHIP';
  readonly locationId: string | null;
}

interface Props {
  readonly options: readonly PickupOption[];
  /** The store that sells: what is whole there can be carried out. */
  readonly here: string;
  readonly chosen: Delivery | undefined;
  readonly choose: (delivery: Delivery) => void;
}

/** Places that can hand all of it over can be chosen; the others are shown, so that nobody has to call them. */
export function DeliveryOptions({ options, here, chosen, choose }: Props) {
  const words = useWords().sell;
  const { time, number } = useFormats();
  const id = useId();
  const isHere = options.some(({ kind, location }) => kind === 'WHOLE' && location.id === here);
  return (
    <fieldset className="options">
      <legend>{words.how}</legend>
      {isHere && (
        <label data-whole="true">
          <input
            type="radio"
            name={id}
            required
            checked={chosen?.kind === 'COUNTER'}
            onChange={() => choose({ kind: 'COUNTER', locationId: here })}
          />
          <span>
            <strong>{words.takeAlong}</strong>
            <span className="quiet">{words.takeAlongHint}</span>
          </span>
        </label>
      )}
      {options.map(({ kind, location, readyAt }) => (
        <label key={location.id} data-whole={kind !== 'PARTIAL'}>
          <input
            type="radio"
            name={id}
            required
            disabled={kind === 'PARTIAL'}
            checked={chosen?.kind === 'PICKUP' && chosen.locationId === location.id}
            onChange={() => choose({ kind: 'PICKUP', locationId: location.id })}
          />
          <span>
            <strong>{words.collectAt(location.name)}</strong>
            <span className="quiet">
              {kind === 'PARTIAL' ? words.partial : words.whole}
              {readyAt && ` · ${words.readyAt(time(readyAt))}`}
              {location.distanceKm !== null &&
                location.distanceKm > 0 &&
                ` · ${words.kilometres(number(location.distanceKm))}`}
            </span>
          </span>
        </label>
      ))}
      <label data-whole="true">
        <input
          type="radio"
          name={id}
          required
          checked={chosen?.kind === 'SHIP'}
          onChange={() => choose({ kind: 'SHIP', locationId: null })}
        />
        <span>
          <strong>{words.ship}</strong>
          <span className="quiet">{words.shipHint}</span>
        </span>
      </label>
    </fieldset>
  );
}
