import { createContext, use } from 'react';
import { initialLanguage } from '../../../parts/app/chosen-language.js';
import type { Language } from '../../../parts/app/language.js';
import { Store } from '../../../parts/app/store.js';
import type { Place } from '../../documents/session.js';
import type { Task, TaskEvent } from '../../documents/tasks.js';
import { GraphFault } from '../graph/fault.js';
import { OfflineDeeds } from '../offline/offline-deeds.js';
import { forgetPicture, keepPicture, readPicture } from '../offline/picture.js';
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
      if (isAway(fault) && (await this.goOnAlone(entry))) return;
      this.stand.set({ at: 'DOOR', why: reasonOf(fault) });
      // Nobody has to come in again because of a network that was away.
      if (isAway(fault)) addEventListener('online', () => this.comeBack(entry), { once: true });
    }
  }

  private comeBack(entry: Entry): void {
    if (this.stand.get().at === 'DOOR') void this.enter(entry);
  }

  /** A device of the store shows what it knew, and keeps what is done with it. False where it knows nothing. */
  private async goOnAlone(entry: Entry): Promise<boolean> {
    const picture = entry.kind === 'DEVICE' ? await readPicture() : undefined;
    if (!picture) return false;
    const session = StaffSession.remembered(entry, picture, this.languageNow, () => this.end());
    this.workAt(session, picture.place, picture.tasks);
    return true;
  }

  /** `before`: what is known of the store's work, where nobody can be asked. */
  workAt(session: StaffSession, place: Place, before: readonly Task[] | null = null): void {
    this.closeQueue();
    sessionStorage.setItem(placeKeptAs, place.id);
    const hear = (event: TaskEvent) => this.news.set(event);
    const queue = new StoreQueue(session, place, this.languageNow, hear, before);
    const offline = session.isDevice ? new OfflineDeeds(session, queue) : null;
    if (session.isDevice) keepShown(session, queue);
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
    if (entry?.kind === 'DEVICE') void forgetPicture();
    sessionStorage.removeItem(placeKeptAs);
    location.hash = '';
    this.stand.set({ at: 'DOOR', why });
  }

  private closeQueue(): void {
    const stand = this.stand.get();
    if (stand.at === 'WORK') stand.queue.close();
  }
}

/** News comes in bursts; the last of them counts. */
const keepAfterMs = 300;

function keepShown({ kind, name }: StaffSession, queue: StoreQueue): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  queue.view.onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const view = queue.view.get();
      if (view.status !== 'THERE' || queue.isClosed) return;
      void keepPicture({ kind, name, place: queue.place, tasks: [...view.tasks.values()] });
    }, keepAfterMs);
  });
}

function isAway(fault: unknown): boolean {
  return fault instanceof GraphFault && fault.kind === 'AWAY';
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
