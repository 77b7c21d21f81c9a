import { type FormEvent, useId, useState } from 'react';
import {
  collectReservation,
  confirmReservation,
  type Reservation,
  readyReservation,
  rejectReservation,
} from '../../documents/reservations.js';
import type { Placed } from '../../documents/selling.js';
import { useFormats, useWords } from '../language/language.js';
import { useSay } from '../parts/announcer.js';
import { Dialog } from '../parts/dialog.js';
import { Trouble } from '../parts/trouble.js';
import { cash, sandboxCard } from '../sell/sandbox-card.js';
import { useTablet } from '../session/tablet.js';
import { useCommand } from '../session/use-command.js';

interface Props {
  readonly kept: Reservation;
  readonly changed: () => void;
  readonly collected: (placed: Placed, family: string) => void;
}

/** One reservation: for whom, what, until when, and what can be done about it now. */
export function ReservationCard({ kept, changed, collected }: Props) {
  const words = useWords().reservations;
  const { time } = useFormats();
  const { personas } = useTablet();
  const say = useSay();
  const { run, isBusy, refused, fault } = useCommand();
  const [isRejecting, setRejecting] = useState(false);
  const id = useId();
  const may = (action: string) => kept.nextActions.includes(action);
  const input = { storeReservationId: kept.id };
  const step = async (document: typeof confirmReservation, did: string) => {
    if (!(await run(document, input))) return;
    say(did);
    changed();
  };
  const collect = async (paymentMethodToken: string, family: string) => {
    const placed = await run(collectReservation, { ...input, paymentMethodToken });
    if (placed) collected(placed, family);
  };
  return (
    <article className="panel" aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{kept.number}</h2>
        <span className="chip">{words.states[kept.state] ?? kept.state}</span>
      </header>
      <p>
        <strong>
          {kept.contact.firstName} {kept.contact.lastName}
        </strong>
        {kept.contact.phone && ` · ${kept.contact.phone}`}
        {kept.expiresAt && <span className="quiet"> · {words.until(time(kept.expiresAt))}</span>}
      </p>
      <KeptGoods kept={kept} />
      <Trouble refused={refused} fault={fault} />
      <div className="row">
        {may('confirmStoreReservation') && (
          <StepKey
            label={words.confirm}
            isBusy={isBusy}
            press={() => step(confirmReservation, words.did.confirm)}
          />
        )}
        {may('markStoreReservationReady') && (
          <StepKey
            label={words.ready}
            isBusy={isBusy}
            press={() => step(readyReservation, words.did.ready)}
          />
        )}
        {may('collectStoreReservation') && personas.length > 0 && (
          <StepKey label={words.card} isBusy={isBusy} press={() => collect(sandboxCard, 'CARD')} />
        )}
        {may('collectStoreReservation') && (
          <StepKey label={words.cash} isBusy={isBusy} press={() => collect(cash, 'CASH')} />
        )}
        {may('rejectStoreReservation') && (
          <button type="button" className="danger" onClick={() => setRejecting(true)}>
            {words.reject}
          </button>
        )}
      </div>
      {isRejecting && (
        <RejectDialog kept={kept} changed={changed} close={() => setRejecting(false)} />
      )}
    </article>
  );
}

interface KeyProps {
  readonly label: string;
  readonly isBusy: boolean;
  readonly press: () => Promise<void>;
}

function StepKey({ label, isBusy, press }: KeyProps) {
  return (
    <button type="button" className="strong" aria-disabled={isBusy} onClick={() => void press()}>
      {label}
    </button>
  );
}

function KeptGoods({ kept }: Pick<Props, 'kept'>) {
  const { money } = useFormats();
  return (
    <ul className="rows">
      {kept.lines.map(({ id, quantity, unitPrice, variant }) => (
        <li key={id}>
          <span className="goods-name">
            <strong>{variant?.product.title}</strong>
            <span className="quiet code">{variant?.sku}</span>
          </span>
          <span>
            {quantity} × {money(unitPrice)}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface DialogProps extends Pick<Props, 'kept' | 'changed'> {
  readonly close: () => void;
}

function RejectDialog({ kept, changed, close }: DialogProps) {
  const words = useWords();
  const { run, isBusy, refused, fault } = useCommand();
  const reject = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    if (!(await run(rejectReservation, { storeReservationId: kept.id, reason }))) return;
    close();
    changed();
  };
  return (
    <Dialog heading={words.task.rejectHeading} close={close}>
      <form className="step" onSubmit={(event) => void reject(event)}>
        <Trouble refused={refused} fault={fault} />
        <label className="field">
          <span>{words.task.reason}</span>
          <textarea name="reason" required rows={3} maxLength={500} />
        </label>
        <button type="submit" className="danger strong" aria-disabled={isBusy}>
          {words.reservations.reject}
        </button>
      </form>
    </Dialog>
  );
}
