import { useId, useState } from 'react';
import { type Approval, decideApproval } from '../../documents/approvals.js';
import { useFormats, useWords } from '../language/language.js';
import { useSay } from '../parts/announcer.js';
import { Trouble } from '../parts/trouble.js';
import { useCommand } from '../session/use-command.js';

interface Props {
  readonly approval: Approval;
  readonly decided: () => void;
}

/** One question: what is asked for, by whom, and the answer. */
export function ApprovalCard({ approval, decided }: Props) {
  const words = useWords().approvals;
  const { money, time } = useFormats();
  const say = useSay();
  const { run, isBusy, refused, fault } = useCommand();
  const [note, setNote] = useState('');
  const id = useId();
  const decide = async (decision: 'GRANT' | 'DECLINE') => {
    const written = note.trim() === '' ? null : note.trim();
    const input = { approvalId: approval.id, decision, note: written };
    if (!(await run(decideApproval, input))) return;
    say(words.did[decision]);
    decided();
  };
  return (
    <article className="panel" aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{money(approval.amount)}</h2>
        <span className="chip">{words.kinds[approval.kind] ?? approval.kind}</span>
      </header>
      <p>{approval.summary}</p>
      <p className="quiet">
        {words.asked(
          words.actors[approval.requestedByKind] ?? approval.requestedByKind,
          time(approval.requestedAt),
        )}
        {approval.limit && ` · ${words.limit(money(approval.limit))}`}
      </p>
      <Trouble refused={refused} fault={fault} />
      {approval.isYoursToDecide ? (
        <>
          <label className="field">
            <span>{words.note}</span>
            <input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
          </label>
          <div className="row end">
            <button
              type="button"
              className="danger"
              aria-disabled={isBusy}
              onClick={() => void decide('DECLINE')}
            >
              {words.decline}
            </button>
            <button
              type="button"
              className="strong"
              aria-disabled={isBusy}
              onClick={() => void decide('GRANT')}
            >
              {words.grant}
            </button>
          </div>
        </>
      ) : (
        <p className="notice">{words.notYours}</p>
      )}
    </article>
  );
}
