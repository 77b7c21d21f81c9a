import { useEffect, useMemo, useState } from 'react';
import { ErrorBoundary } from '../../../parts/app/error-boundary.js';
import { SkipToContent } from '../../../parts/app/skip-to-content.js';
import { Store } from '../../../parts/app/store.js';
import type { Task } from '../../documents/tasks.js';
import type { Basket } from '../../domain/basket.js';
import type { Exchange } from '../../domain/exchange.js';
import { ApprovalsView } from '../approvals/approvals-view.js';
import { useWords } from '../language/language.js';
import { Conflicts } from '../offline/conflicts.js';
import type { OfflineDeeds } from '../offline/offline-deeds.js';
import { OrderView } from '../order/order-view.js';
import { QueueView } from '../queue/queue-view.js';
import { useNews } from '../queue/use-news.js';
import { ReservationsView } from '../reservations/reservations-view.js';
import { ReturnsView } from '../returns/returns-view.js';
import { Scanner, ScannerContext } from '../scan/scanner.js';
import { type Brought, useOpenScanned } from '../scan/use-open-scanned.js';
import { WhoseCode } from '../scan/whose-code.js';
import { SellView } from '../sell/sell-view.js';
import { goTo, useRoute } from '../session/route.js';
import type { StaffSession } from '../session/staff-session.js';
import type { StoreQueue } from '../session/store-queue.js';
import { useWork, WorkContext } from '../session/work.js';
import { TagsView } from '../tags/tags-view.js';
import { TopBar } from './top-bar.js';

interface Props {
  readonly session: StaffSession;
  readonly queue: StoreQueue;
  readonly offline: OfflineDeeds | null;
}

/** Somebody at work in a store: the queue, the till, and whatever a scanner brings. */
export function Workplace({ session, queue, offline }: Props) {
  const work = useMemo(
    () => ({
      session,
      queue,
      offline,
      basket: new Store<Basket>([]),
      exchange: new Store<Exchange | null>(null),
    }),
    [session, queue, offline],
  );
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
  const [brought, setBrought] = useState<Brought | null>(null);
  useNews();
  useOpenScanned({ askWhose: setCode, bring: setBrought });
  useEffect(() => {
    document.title = `${queue.place.name} · Passerelle`;
  }, [queue]);
  const choose = (task: Task) => {
    if (code !== null) setBrought({ taskId: task.id, code });
    setCode(null);
    goTo('queue', task.id);
  };
  return (
    <>
      <SkipToContent label={words.skip} />
      <TopBar view={view} />
      <main id="content" tabIndex={-1}>
        <ErrorBoundary sentence={words.fault} key={view}>
          {view === 'queue' && <QueueView taskId={name} brought={codeFor(name, brought)} />}
          {view === 'sell' && <SellView search={name} />}
          {view === 'tags' && <TagsView />}
          {view === 'reservations' && <ReservationsView />}
          {view === 'returns' && <ReturnsView number={name} />}
          {view === 'approvals' && <ApprovalsView />}
          {view === 'order' && <OrderView number={name ?? ''} />}
        </ErrorBoundary>
      </main>
      <Conflicts />
      {code !== null && <WhoseCode code={code} choose={choose} close={() => setCode(null)} />}
    </>
  );
}

function codeFor(taskId: string | undefined, brought: Brought | null): string | null {
  return brought?.taskId === taskId ? (brought?.code ?? null) : null;
}
