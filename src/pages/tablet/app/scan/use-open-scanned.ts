import { useWords } from '../language/language.js';
import { useSay } from '../parts/announcer.js';
import { goTo } from '../session/route.js';
import { useWork } from '../session/work.js';
import { type Found, findScanned } from './find-scanned.js';
import { useScan } from './scanner.js';

/** A code that was scanned, for the task whose goods it opens. */
export interface Brought {
  readonly taskId: string;
  readonly code: string;
}

interface Wishes {
  /** Asks the people of the store whose pickup code it is. */
  readonly askWhose: (code: string) => void;
  readonly bring: (brought: Brought) => void;
}

/** Opens whatever was scanned, where nobody else on the page wants it. */
export function useOpenScanned({ askWhose, bring }: Wishes): void {
  const work = useWork();
  const words = useWords();
  const say = useSay();
  const open = (found: Found): void => {
    if (found.kind === 'TASK') {
      if (found.pickupCode !== null) bring({ taskId: found.taskId, code: found.pickupCode });
      goTo('queue', found.taskId);
    } else if (found.kind === 'ORDER') goTo('order', found.number);
    else if (found.kind === 'GOODS') goTo('sell', found.search);
    else askWhose(found.code);
  };
  useScan((scan) => {
    if (scan.returnNumber !== undefined) {
      goTo('returns', scan.returnNumber);
      return true;
    }
    say(words.scan.looking(scan.text));
    findScanned(scan, work).then(
      (found) => {
        say(found === null ? words.scan.nothing(scan.text) : '');
        if (found) open(found);
      },
      () => say(words.away),
    );
    return true;
  });
}
