import { useId } from 'react';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count?: number;
}

interface Props {
  readonly name: string;
  readonly chosen: string;
  readonly choices: readonly Choice[];
  readonly choose: (value: string) => void;
}

/** One of a few: radio buttons that look like one row of keys. */
export function Segments({ name, chosen, choices, choose }: Props) {
  const id = useId();
  return (
    <fieldset className="segments">
      <legend className="unseen">{name}</legend>
      {choices.map(({ value, label, count }) => (
        <label key={value}>
          <input type="radio" name={id} checked={value === chosen} onChange={() => choose(value)} />
          <span>
            {label}
            {count !== undefined && count > 0 && <span className="count">{count}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
