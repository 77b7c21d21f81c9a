import { useWords } from '../language/language.js';
import { useSay } from '../parts/announcer.js';
import { goTo, type View } from '../session/route.js';
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
    if (found.kind === 'PICKUP_CODE') {
      askWhose(found.code);
      return;
    }
    if (found.kind === 'TASK' && found.pickupCode !== null)
      bring({ taskId: found.taskId, code: found.pickupCode });
    goTo(...placeOf(found));
  };
  useScan((scan) => {
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

/** Where on the page that is shown. */
function placeOf(found: Exclude<Found, { kind: 'PICKUP_CODE' }>): [view: View, name?: string] {
  switch (found.kind) {
    case 'TASK':
      return ['queue', found.taskId];
    case 'ORDER':
      return ['order', found.number];
    case 'RETURN':
      return ['returns', found.number];
    case 'RESERVATION':
      return ['reservations'];
    case 'GOODS':
      return ['sell', found.search];
  }
}
