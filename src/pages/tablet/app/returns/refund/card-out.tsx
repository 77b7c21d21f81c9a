import { type FormEvent, useState } from 'react';
import { type Refund, refundOntoCard } from '../../../documents/refunds.js';
import { useFormats, useWords } from '../../language/language.js';
import { useSay } from '../../parts/announcer.js';
import { Trouble } from '../../parts/trouble.js';
import { sandboxCard } from '../../sell/sandbox-card.js';
import { useTablet } from '../../session/tablet.js';
import { useCommand } from '../../session/use-command.js';
import { useWork } from '../../session/work.js';

interface Props {
  readonly refund: Refund;
  readonly done: () => void;
}

/** The customer presents a card at the terminal of this store, whichever was paid with. */
export function CardOut({ refund, done }: Props) {
  const words = useWords().refunds;
  const { money } = useFormats();
  const say = useSay();
  const { queue } = useWork();
  const { personas } = useTablet();
  const { run, isBusy, refused, fault } = useCommand();
  const [isDeclined, setDeclined] = useState(false);
  const present = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const cardToken = String(new FormData(event.currentTarget).get('card')).trim();
    const input = { refundId: refund.id, locationId: queue.place.id, cardToken };
    const presented = await run(refundOntoCard, input);
    if (!presented) return;
    const wasDeclined = presented.terminalRefund.state === 'FAILED';
    setDeclined(wasDeclined);
    if (!wasDeclined) say(words.did.present);
    done();
  };
  return (
    <form className="step" onSubmit={(event) => void present(event)}>
      <label className="field">
        <span>{words.card}</span>
        <input
          name="card"
          className="code"
          required
          autoComplete="off"
          defaultValue={personas.length > 0 ? sandboxCard : undefined}
        />
        <span className="quiet">{words.cardHint}</span>
      </label>
      {isDeclined && (
        <p role="alert" className="notice bad">
          {words.declined}
        </p>
      )}
      <Trouble refused={refused} fault={fault} />
      <button type="submit" className="strong wide" aria-disabled={isBusy}>
        {words.present(money(refund.amount))}
      </button>
    </form>
  );
}
