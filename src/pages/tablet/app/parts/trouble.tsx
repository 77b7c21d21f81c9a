import type { Refused } from '../../documents/document.js';
import type { GraphFault } from '../graph/fault.js';
import { useWords } from '../language/language.js';

interface Props {
  readonly refused?: Refused | undefined;
  readonly fault?: GraphFault | undefined;
  readonly children?: React.ReactNode;
}

/** Why something was not done: the shop's own words, or that nobody answered. Nothing where all went well. */
export function Trouble({ refused, fault, children }: Props) {
  const words = useWords();
  if (!refused && !fault) return null;
  const sentence = refused?.message ?? (fault?.kind === 'AWAY' ? words.away : fault?.message);
  return (
    <div role="alert" className="notice bad">
      <p>{sentence}</p>
      {children}
    </div>
  );
}
