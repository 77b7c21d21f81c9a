import type { TaskLine } from '../../../documents/tasks.js';
import { refuseUnits, type Share, takeUnits, waitingUnits } from '../../../domain/hand-over.js';
import { useWords } from '../../language/language.js';
import { Stepper } from '../../parts/stepper.js';

interface Props {
  readonly lines: readonly TaskLine[];
  readonly shares: Readonly<Record<string, Share>>;
  readonly set: (lineId: string, share: Share) => void;
}

/** Not everything is taken: what goes now, and what the customer does not want at all. The rest goes on waiting. */
export function HandOverLines({ lines, shares, set }: Props) {
  const words = useWords().task;
  return (
    <details className="in-part">
      <summary>{words.notAll}</summary>
      <p className="quiet">{words.notAllHint}</p>
      <ul className="rows">
        {lines
          .filter((line) => waitingUnits(line) > 0)
          .map((line) => {
            const share = shares[line.id] ?? { taken: waitingUnits(line), refused: 0 };
            return (
              <li key={line.id}>
                <span className="goods-name">
                  <strong>{line.title}</strong>
                  <span className="quiet code">{line.sku}</span>
                </span>
                <div className="shares">
                  <span>{words.takes}</span>
                  <Stepper
                    name={`${words.takes}: ${line.title}`}
                    less={`${words.takes}: ${words.less(line.title)}`}
                    more={`${words.takes}: ${words.more(line.title)}`}
                    value={share.taken}
                    most={waitingUnits(line)}
                    set={(taken) => set(line.id, takeUnits(line, share, taken))}
                  />
                  <span>{words.refuses}</span>
                  <Stepper
                    name={`${words.refuses}: ${line.title}`}
                    less={`${words.refuses}: ${words.less(line.title)}`}
                    more={`${words.refuses}: ${words.more(line.title)}`}
                    value={share.refused}
                    most={waitingUnits(line)}
                    set={(refused) => set(line.id, refuseUnits(line, share, refused))}
                  />
                </div>
              </li>
            );
          })}
      </ul>
    </details>
  );
}
