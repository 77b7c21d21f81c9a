import { createContext, use } from 'react';
import { initialLanguage } from '../../../parts/app/chosen-language.js';
import type { Language } from '../../../parts/app/language.js';
import { Store } from '../../../parts/app/store.js';
import type { Place } from '../../documents/session.js';
import type { TaskEvent } from '../../documents/tasks.js';
import { GraphFault } from '../graph/fault.js';
import { OfflineDeeds } from '../offline/offline-deeds.js';
import { type Entry, forget, keptEntry } from './identity.js';
import { StaffSession } from './staff-session.js';
import { StoreQueue } from './store-queue.js';

/** Where somebody is on their way to work. */
export type Stand =
  | { readonly at: 'DOOR'; readonly why: 'ENDED' | 'NOT_STAFF' | 'FAILED' | null }
  | { readonly at: 'ENTERING' }
  | { readonly at: 'CHOICE'; readonly session: StaffSession }
  | {
      readonly at: 'WORK';
      readonly session: StaffSession;
      readonly queue: StoreQueue;
      readonly offline: OfflineDeeds | null;
    };

const placeKeptAs = 'passerelle:tablet:place';

/** Everything that is kept while the page is open. */
export class Tablet {
  readonly language = new Store<Language>(initialLanguage());
  readonly stand = new Store<Stand>({ at: 'DOOR', why: null });
  /** The newest thing that was heard of the store. */
  readonly news = new Store<TaskEvent | null>(null);

  /** `personas`: who may be played here; nobody in production. */
  constructor(readonly personas: readonly string[]) {
    this.language.onChange(() => {
      const stand = this.stand.get();
      // What is known in the other language is better than nothing.
      if (stand.at === 'WORK' && stand.queue.connection.get() === 'ON') stand.queue.restart();
    });
  }

  readonly languageNow = () => this.language.get();

  async enter(entry: Entry): Promise<void> {
    this.stand.set({ at: 'ENTERING' });
    try {
      const session = await StaffSession.open(entry, this.languageNow, () => this.end());
      const { places } = session;
      const before = places.find((place) => place.id === sessionStorage.getItem(placeKeptAs));
      const only = places.length === 1 ? places[0] : before;
      if (only) this.workAt(session, only);
      else this.stand.set({ at: 'CHOICE', session });
    } catch (fault) {
      this.stand.set({ at: 'DOOR', why: reasonOf(fault) });
    }
  }

  workAt(session: StaffSession, place: Place): void {
    this.closeQueue();
    sessionStorage.setItem(placeKeptAs, place.id);
    const queue = new StoreQueue(session, place, this.languageNow, (event) => this.news.set(event));
    const offline = session.isDevice ? new OfflineDeeds(session, queue) : null;
    this.stand.set({ at: 'WORK', session, queue, offline });
    void queue.open();
    void offline?.open();
  }

  /** Back to the choice of a store. */
  choosePlace(): void {
    const stand = this.stand.get();
    if (stand.at !== 'WORK') return;
    this.closeQueue();
    this.stand.set({ at: 'CHOICE', session: stand.session });
  }

  async leave(): Promise<void> {
    const stand = this.stand.get();
    this.end(null);
    if (stand.at === 'WORK' || stand.at === 'CHOICE') await stand.session.leave();
  }

  private end(why: 'ENDED' | null = 'ENDED'): void {
    this.closeQueue();
    const entry = keptEntry();
    if (entry) forget(entry);
    sessionStorage.removeItem(placeKeptAs);
    location.hash = '';
    this.stand.set({ at: 'DOOR', why });
  }

  private closeQueue(): void {
    const stand = this.stand.get();
    if (stand.at === 'WORK') stand.queue.close();
  }
}

function reasonOf(fault: unknown): 'ENDED' | 'NOT_STAFF' | 'FAILED' {
  if (!(fault instanceof GraphFault)) return 'FAILED';
  if (fault.kind === 'SIGNED_OUT') return 'ENDED';
  return fault.kind === 'MISSING' ? 'NOT_STAFF' : 'FAILED';
}

/** Asks the gateway who may be played here, and lets whoever was at work before go on. */
export async function openTablet(): Promise<Tablet> {
  const response = await fetch('/tablet/settings.json');
  const { personas } = (await response.json()) as { readonly personas: readonly string[] };
  const tablet = new Tablet(personas);
  const entry = keptEntry();
  if (entry) void tablet.enter(entry);
  return tablet;
}

export const TabletContext = createContext<Tablet | null>(null);

export function useTablet(): Tablet {
  const tablet = use(TabletContext);
  if (!tablet) throw new Error('the tablet is not open');
  return tablet;
}
