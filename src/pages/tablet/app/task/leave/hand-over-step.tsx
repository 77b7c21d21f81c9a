import { type FormEvent, useState } from 'react';
import { handOverTask } from '../../../documents/steps.js';
import type { Task } from '../../../documents/tasks.js';
import { waitClock } from '../../../domain/clock.js';
import { handedOverLines, type Share } from '../../../domain/hand-over.js';
import { useWords } from '../../language/language.js';
import { useSay } from '../../parts/announcer.js';
import { Trouble } from '../../parts/trouble.js';
import { useScan } from '../../scan/scanner.js';
import { useNow } from '../../session/use-now.js';
import { useStep } from '../../session/use-step.js';
import { HandOverLines } from './hand-over-lines.js';

interface Props {
  readonly task: Task;
  readonly brought: string | null;
}

/** The goods go to whoever knows the code. A wrong one is told with the tries that are left; a lock, with its end. */
export function HandOverStep({ task, brought }: Props) {
  const words = useWords().task;
  const say = useSay();
  const { run, isBusy, refused, fault, clear } = useStep(task);
  const [code, setCode] = useState(brought ?? '');
  const [hasShown, setShown] = useState(false);
  const [shares, setShares] = useState<Readonly<Record<string, Share>>>({});
  const mustShow = task.identityCheck !== null;
  const nowMs = useNow();
  const lockedMs = refused?.lockedUntil === undefined ? 0 : Date.parse(refused.lockedUntil);
  const isLocked = lockedMs > nowMs;
  const handOver = async (pickupCode: string) => {
    if (pickupCode === '' || isLocked || (mustShow && !hasShown)) return;
    const lines = handedOverLines(task.lines, shares);
    const input = { fulfilmentId: task.id, pickupCode, identityChecked: hasShown, lines };
    const whole = { kind: 'HAND_OVER', pickupCode, identityChecked: hasShown } as const;
    // Some of it alone is for the shop to work out.
    if (await run(handOverTask, input, lines === null ? whole : undefined)) say(words.did.handOver);
  };
  useScan(({ pickupCode, orderNumber }) => {
    const isOther = orderNumber !== undefined && orderNumber !== task.orderNumber;
    if (pickupCode === undefined || isOther) return false;
    setCode(pickupCode);
    void handOver(pickupCode);
    return true;
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void handOver(code.trim());
  };
  return (
    <form className="step" onSubmit={submit}>
      <label className="field">
        <span>{words.code}</span>
        <input
          className="code big"
          value={code}
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby="code-hint"
          aria-invalid={refused !== undefined}
          onChange={(event) => {
            setCode(event.target.value.toUpperCase());
            clear();
          }}
        />
        <span id="code-hint" className="quiet">
          {words.codeHint}
        </span>
      </label>
      <HandOverLines
        lines={task.lines}
        shares={shares}
        set={(lineId, share) => setShares((before) => ({ ...before, [lineId]: share }))}
      />
      {mustShow && (
        <label className="check">
          <input
            type="checkbox"
            required
            checked={hasShown}
            onChange={(event) => setShown(event.target.checked)}
          />
          <span>
            <strong>{words.identity(task.collectorName)}</strong>
            <span className="quiet">{words.identityBecause[task.identityCheck ?? '']}</span>
          </span>
        </label>
      )}
      <Trouble refused={refused} fault={fault}>
        {isLocked && <p className="clock">{words.locked(waitClock(nowMs, lockedMs))}</p>}
      </Trouble>
      <button type="submit" className="strong wide" aria-disabled={isBusy || isLocked}>
        {words.handOver}
      </button>
    </form>
  );
}
