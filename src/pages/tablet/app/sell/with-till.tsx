import { type FormEvent, type ReactNode } from 'react';
import { openTill, openTillOf, type Till } from '../../documents/selling.js';
import { useFormats, useWords } from '../language/language.js';
import { Loaded } from '../parts/loaded.js';
import { Trouble } from '../parts/trouble.js';
import { useAsked } from '../session/use-asked.js';
import { useCommand } from '../session/use-command.js';
import { useWork } from '../session/work.js';

/** An amount as it is typed, with a comma or a point. */
export const amountPattern = '[0-9]+([.,][0-9]+)?';

interface Props {
  readonly currency: string;
  readonly children: (till: Till) => ReactNode;
}

/** Cash goes into the open till of the store, and out of it; where none is open, one is. */
export function WithTill({ currency, children }: Props) {
  const { queue } = useWork();
  const asked = useAsked(openTillOf, { locationId: queue.place.id });
  return (
    <Loaded asked={asked}>
      {({ openTillSession: till }) =>
        till ? children(till) : <OpenTillForm currency={currency} opened={asked.again} />
      }
    </Loaded>
  );
}

interface OpenTillProps {
  readonly currency: string;
  readonly opened: () => void;
}

/** What lies in a till is counted before it is used. */
function OpenTillForm({ currency, opened }: OpenTillProps) {
  const words = useWords().sell;
  const { minorOf } = useFormats();
  const { queue } = useWork();
  const { run, isBusy, refused, fault } = useCommand();
  const open = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('float'));
    const floatMinor = minorOf(typed, currency);
    if (await run(openTill, { locationId: queue.place.id, currency, floatMinor })) opened();
  };
  return (
    <form className="step" onSubmit={(event) => void open(event)}>
      <p className="notice warn">{words.noTill}</p>
      <label className="field">
        <span>{words.float}</span>
        <input name="float" inputMode="decimal" required pattern={amountPattern} />
      </label>
      <Trouble refused={refused} fault={fault} />
      <button type="submit" className="strong wide" aria-disabled={isBusy}>
        {words.openTill}
      </button>
    </form>
  );
}
