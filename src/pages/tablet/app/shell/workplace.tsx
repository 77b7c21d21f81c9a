import { useEffect, useMemo, useState } from 'react';
import { Store, useStore } from '../../../parts/app/store.js';
import type { Task } from '../../documents/tasks.js';
import type { Basket } from '../../domain/basket.js';
import { useWords } from '../language/language.js';
import { OrderView } from '../order/order-view.js';
import { QueueView } from '../queue/queue-view.js';
import { type Found, findScanned } from '../scan/find-scanned.js';
import { Scanner, ScannerContext, useScan } from '../scan/scanner.js';
import { WhoseCode } from '../scan/whose-code.js';
import { SellView } from '../sell/sell-view.js';
import { goTo, useRoute } from '../session/route.js';
import type { StaffSession } from '../session/staff-session.js';
import type { StoreQueue } from '../session/store-queue.js';
import { useTablet } from '../session/tablet.js';
import { useWork, WorkContext } from '../session/work.js';
import { useSay } from './announcer.js';
import { ErrorBoundary } from './error-boundary.js';
import { TopBar } from './top-bar.js';

interface Props {
  readonly session: StaffSession;
  readonly queue: StoreQueue;
}

/** Somebody at work in a store: the queue, the till, and whatever a scanner brings. */
export function Workplace({ session, queue }: Props) {
  const work = useMemo(() => ({ session, queue, basket: new Store<Basket>([]) }), [session, queue]);
  const scanner = useMemo(() => new Scanner(), []);
  useEffect(() => scanner.listen(), [scanner]);
  return (
    <WorkContext value={work}>
      <ScannerContext value={scanner}>
        <Floor />
      </ScannerContext>
    </WorkContext>
  );
}

function Floor() {
  const { view, name } = useRoute();
  const words = useWords();
  const { queue } = useWork();
  const [code, setCode] = useState<string | null>(null);
  /** A pickup code that was scanned before its order was known. */
  const [brought, setBrought] = useState<string | null>(null);
  useNews();
  useOpenScanned(setCode);
  useEffect(() => {
    document.title = `${queue.place.name} · Passerelle`;
  }, [queue]);
  const choose = (task: Task) => {
    setBrought(code);
    setCode(null);
    goTo('queue', task.id);
  };
  return (
    <>
      <button type="button" className="skip" onClick={goToContent}>
        {words.skip}
      </button>
      <TopBar view={view} />
      <main id="content" tabIndex={-1}>
        <ErrorBoundary sentence={words.fault} key={view}>
          {view === 'queue' && <QueueView taskId={name} brought={brought} />}
          {view === 'sell' && <SellView search={name} />}
          {view === 'order' && <OrderView number={name ?? ''} />}
        </ErrorBoundary>
      </main>
      {code !== null && <WhoseCode code={code} choose={choose} close={() => setCode(null)} />}
    </>
  );
}

/** Says aloud what happens in the store while somebody looks elsewhere. */
function useNews(): void {
  const news = useStore(useTablet().news);
  const words = useWords();
  const say = useSay();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each piece of news is said once
  useEffect(() => {
    const task = news?.task;
    const tell = news && words.queue.news[news.type];
    if (!task || !tell) return;
    const bay = task.bay === null ? '' : words.arrivals.bay(task.bay);
    say(tell(task.orderNumber, task.collectorName, bay));
  }, [news]);
}

/** Opens whatever was scanned, where nobody else on the page wants it. */
function useOpenScanned(askWhose: (code: string) => void): void {
  const work = useWork();
  const words = useWords();
  const say = useSay();
  const open = (found: Found, text: string) => {
    if (found.kind !== 'NOTHING') say('');
    if (found.kind === 'TASK') goTo('queue', found.taskId);
    else if (found.kind === 'ORDER') goTo('order', found.number);
    else if (found.kind === 'GOODS') goTo('sell', found.search);
    else if (found.kind === 'PICKUP_CODE') askWhose(found.code);
    else say(words.scan.nothing(text));
  };
  useScan((scan) => {
    say(words.scan.looking(scan.text));
    findScanned(scan, work).then(
      (found) => open(found, scan.text),
      () => say(words.away),
    );
    return true;
  });
}

/** The part of the address after the `#` says where we are, so it cannot be jumped with. */
function goToContent(): void {
  document.getElementById('content')?.focus();
}
