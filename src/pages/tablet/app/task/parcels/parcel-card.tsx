import { type FormEvent, useState } from 'react';
import { parcelBack, shipParcel } from '../../../documents/parcel-steps.js';
import type { Parcel } from '../../../documents/parcels.js';
import { useFormats, useWords } from '../../language/language.js';
import { useSay } from '../../parts/announcer.js';
import { Dialog } from '../../parts/dialog.js';
import { Trouble } from '../../parts/trouble.js';
import { useParcelStep } from './use-parcel-step.js';

const longestCode = 60;
const notGone = new Set(['PACKED', 'LABELED']);
const mayComeBack = new Set(['SHIPPED', 'RETURNED_TO_SENDER']);

interface Props {
  readonly parcel: Parcel;
  /** False where another store has packed it. */
  readonly isOurs: boolean;
  readonly changed: () => void;
}

/** One parcel: what is in it, its label, and what can be done about it now. */
export function ParcelCard({ parcel, isOurs, changed }: Props) {
  const words = useWords().parcels;
  const { number } = useFormats();
  const name = words.parcel(parcel.number);
  return (
    <li className="parcel">
      <div className="row between">
        <strong>{name}</strong>
        <span className="chip" data-state={parcel.state}>
          {words.states[parcel.state] ?? parcel.state}
        </span>
      </div>
      <p className="quiet">
        {parcel.lines.map(({ title, quantity }) => `${quantity} × ${title}`).join(', ')}
        {` · ${words.grams(number(parcel.weightGrams))}`}
      </p>
      {parcel.trackingCode && <p className="code">{parcel.trackingCode}</p>}
      {isOurs && notGone.has(parcel.state) && (
        <ShipForm parcel={parcel} name={name} changed={changed} />
      )}
      {isOurs && mayComeBack.has(parcel.state) && (
        <BackStep parcel={parcel} name={name} changed={changed} />
      )}
    </li>
  );
}

interface StepProps {
  readonly parcel: Parcel;
  readonly name: string;
  readonly changed: () => void;
}

function ShipForm({ parcel, name, changed }: StepProps) {
  const words = useWords();
  const say = useSay();
  const { run, isBusy, refused, fault } = useParcelStep(changed);
  const ship = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('code') ?? '').trim();
    const trackingCode = typed === '' ? null : typed;
    if (await run(shipParcel, { parcelId: parcel.id, trackingCode })) say(words.parcels.did.ship);
  };
  const hasLabel = parcel.labelUrl !== null;
  return (
    <form className="step" onSubmit={(event) => void ship(event)}>
      {parcel.labelError && <p className="notice bad">{parcel.labelError}</p>}
      {!hasLabel && !parcel.labelError && (
        <p role="status" className="notice">
          {words.parcels.labelWaits}
        </p>
      )}
      {!hasLabel && (
        <label className="field">
          <span>{words.task.trackingCode}</span>
          <input name="code" className="code" maxLength={longestCode} autoComplete="off" />
        </label>
      )}
      <Trouble refused={refused} fault={fault} />
      <div className="row">
        {parcel.labelUrl && (
          <a className="button" href={parcel.labelUrl} target="_blank" rel="noreferrer">
            {words.parcels.label(name)}
          </a>
        )}
        <button type="submit" className="strong" aria-disabled={isBusy}>
          {words.parcels.ship(name)}
        </button>
      </div>
    </form>
  );
}

function BackStep({ parcel, name, changed }: StepProps) {
  const words = useWords();
  const say = useSay();
  const { run, isBusy, refused, fault } = useParcelStep(changed);
  const [isAsking, setAsking] = useState(false);
  const receive = async () => {
    if (!(await run(parcelBack, { parcelId: parcel.id }))) return;
    say(words.parcels.did.back);
    setAsking(false);
  };
  return (
    <>
      <button type="button" onClick={() => setAsking(true)}>
        {words.parcels.back(name)}
      </button>
      {isAsking && (
        <Dialog heading={words.parcels.back(name)} close={() => setAsking(false)}>
          <p>{words.parcels.backHint}</p>
          <Trouble refused={refused} fault={fault} />
          <div className="row end">
            <button type="button" onClick={() => setAsking(false)}>
              {words.cancel}
            </button>
            <button
              type="button"
              className="strong"
              aria-disabled={isBusy}
              onClick={() => void receive()}
            >
              {words.parcels.back(name)}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
