import { Store } from '../../../parts/app/store.js';
import type { Place } from '../../documents/session.js';
import { followTasks, storeQueue, type Task, type TaskEvent } from '../../documents/tasks.js';
import { faultFrom, GraphFault } from '../graph/fault.js';
import { type Connection, follow } from '../graph/live.js';
import type { StaffSession } from './staff-session.js';

/** What is known of the queue: nothing yet, why not, or all of it by the ids of the tasks. */
export type QueueView =
  | { readonly status: 'LOADING' }
  | { readonly status: 'FAILED'; readonly fault: GraphFault }
  | { readonly status: 'THERE'; readonly tasks: ReadonlyMap<string, Task> };

const pagesAtMost = 20;
const againMs = 3000;

/** The work of one store, read once and kept up to date by its news. */
export class StoreQueue {
  readonly view = new Store<QueueView>({ status: 'LOADING' });
  readonly connection = new Store<Connection>('CONNECTING');
  private ending = new AbortController();
  private cursor: string | null = null;

  /** `before`: what this device knew when it was switched off. */
  constructor(
    private readonly session: StaffSession,
    readonly place: Place,
    private readonly language: () => string,
    private readonly onNews: (event: TaskEvent) => void,
    before: readonly Task[] | null = null,
  ) {
    if (before) this.view.set(there(before));
  }

  /** Reads the queue, and goes on from there for as long as the store is open on this tablet. */
  async open(): Promise<void> {
    const { signal } = this.ending;
    const fault = await this.load();
    if (signal.aborted) return;
    if (fault) return this.comeBack(fault, signal);
    await follow(
      this.session.identity,
      this.language,
      {
        document: followTasks,
        variables: () => ({ locationId: this.place.id, after: this.cursor }),
        onEvent: ({ storeTaskEvents: event }) => this.take(event),
        onConnection: (connection) => this.connection.set(connection),
        onOver: () => this.session.end(),
      },
      signal,
    );
  }

  /** Reads everything anew, such as in another language. */
  restart(): void {
    this.ending.abort();
    this.ending = new AbortController();
    void this.open();
  }

  close(): void {
    this.ending.abort();
  }

  get isClosed(): boolean {
    return this.ending.signal.aborted;
  }

  /** A task as it is now: it takes the place of what was known of it. */
  put(task: Task): void {
    const view = this.view.get();
    if (view.status !== 'THERE') return;
    this.view.set({ status: 'THERE', tasks: new Map(view.tasks).set(task.id, task) });
  }

  taskNow(id: string): Task | undefined {
    const view = this.view.get();
    return view.status === 'THERE' ? view.tasks.get(id) : undefined;
  }

  taskOf(orderNumber: string): Task | undefined {
    const view = this.view.get();
    if (view.status !== 'THERE') return undefined;
    return [...view.tasks.values()].find((task) => task.orderNumber === orderNumber);
  }

  private take(event: TaskEvent): void {
    this.cursor = event.cursor;
    if (!event.task) return;
    this.put(event.task);
    this.onNews(event);
  }

  /** Answers why it was not read; what was known of it stays. */
  private async load(): Promise<GraphFault | null> {
    const tasks: Task[] = [];
    let after: string | null = null;
    try {
      for (let page = 0; page < pagesAtMost; page += 1) {
        const answer: Awaited<ReturnType<StoreQueue['askPage']>> = await this.askPage(after);
        if (page === 0) this.cursor = answer.cursor;
        tasks.push(...answer.nodes);
        if (answer.next === null) break;
        after = answer.next;
      }
      this.view.set(there(tasks));
      return null;
    } catch (thrown) {
      const fault = faultFrom(thrown);
      this.connection.set('AWAY');
      if (this.view.get().status !== 'THERE') this.view.set({ status: 'FAILED', fault });
      return fault;
    }
  }

  private async askPage(after: string | null) {
    const { location, storeTasks } = await this.session.ask(storeQueue, {
      locationId: this.place.id,
      after,
    });
    if (!storeTasks) throw new GraphFault('MISSING', 'no such store of yours');
    const { nodes, pageInfo } = storeTasks;
    return {
      nodes,
      cursor: location?.eventsCursor ?? null,
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    };
  }

  /** Nobody has to press a button for a network that was away for a moment. */
  private comeBack({ kind }: GraphFault, signal: AbortSignal): void {
    if (kind !== 'AWAY') return;
    setTimeout(() => {
      if (!signal.aborted) void this.open();
    }, againMs);
  }
}

function there(tasks: readonly Task[]): QueueView {
  return { status: 'THERE', tasks: new Map(tasks.map((task) => [task.id, task])) };
}
