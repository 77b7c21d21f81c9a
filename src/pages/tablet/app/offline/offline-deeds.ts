import { Store } from '../../../parts/app/store.js';
import { isRefused } from '../../documents/document.js';
import {
  type OfflineResult,
  replayOperations,
  type SignedOperation,
} from '../../documents/offline.js';
import { oneTask, type Task } from '../../documents/tasks.js';
import { afterDeed, type Deed, signedText } from '../../domain/offline.js';
import { withStore } from '../device/database.js';
import { sign } from '../device/device-key.js';
import type { StaffSession } from '../session/staff-session.js';
import type { StoreQueue } from '../session/store-queue.js';
import type { KeptDeed } from './kept-deed.js';

const mostAtOnce = 100;
const counterKeptAs = 'counter';

/**
 * What this device does while the connection is away: kept and signed, done by the shop when the connection is back,
 * in order and each once. What the shop cannot do any more is told one by one.
 */
export class OfflineDeeds {
  readonly kept = new Store<readonly KeptDeed[]>([]);
  private replaying: Promise<void> | undefined;

  constructor(
    private readonly session: StaffSession,
    private readonly queue: StoreQueue,
  ) {}

  /** Goes on with what was kept before the page was loaded, and sends it whenever the connection is there. */
  async open(): Promise<void> {
    const before = await withStore<KeptDeed[]>('operations', 'readonly', (all) => all.getAll());
    this.kept.set(before);
    this.showWaiting();
    const replay = () => {
      if (this.queue.connection.get() === 'ON') void this.replay();
    };
    this.queue.connection.onChange(replay);
    replay();
  }

  /** True where a deed must not overtake those that wait. */
  get mustWait(): boolean {
    return this.queue.connection.get() === 'AWAY' || this.waiting.length > 0;
  }

  /** Keeps a deed; answers the task as it looks meanwhile. */
  async keep(task: Task, deed: Deed): Promise<Task> {
    const counter = await this.nextCounter();
    const noted = { ...deed, counter, taskId: task.id, recordedAt: new Date().toISOString() };
    const operation: SignedOperation = {
      counter,
      taskId: task.id,
      recordedAt: noted.recordedAt,
      kind: deed.kind,
      lines: deed.lines ?? null,
      pickupCode: deed.pickupCode ?? null,
      identityChecked: deed.identityChecked ?? false,
      signature: await sign(signedText(noted)),
    };
    await this.write({ counter, operation, orderNumber: task.orderNumber });
    if (this.queue.connection.get() === 'ON') void this.replay();
    return afterDeed(task, deed);
  }

  /** Somebody has read of the conflict, and it is done with. */
  async settle(deed: KeptDeed): Promise<void> {
    await withStore('operations', 'readwrite', (all) => all.delete(deed.counter));
    this.kept.set(this.kept.get().filter((each) => each.counter !== deed.counter));
  }

  /** Two replays at once would only tell the shop everything twice. */
  private replay(): Promise<void> {
    this.replaying ??= this.replayAll().finally(() => {
      this.replaying = undefined;
    });
    return this.replaying;
  }

  private async replayAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, mostAtOnce);
      const results = await this.send(batch.map((each) => each.operation)).catch(() => []);
      // Nobody has answered: the next connection tries again.
      if (results.length === 0) return;
      for (const deed of batch) await this.hear(deed, results);
      await this.lookAgain(new Set(batch.map(({ operation }) => operation.taskId)));
    }
  }

  private async send(operations: readonly SignedOperation[]): Promise<readonly OfflineResult[]> {
    const { replayOfflineOperations: outcome } = await this.session.ask(replayOperations, {
      input: { operations },
    });
    return isRefused(outcome) ? [] : outcome.results;
  }

  private async hear(deed: KeptDeed, results: readonly OfflineResult[]): Promise<void> {
    const result = results.find(({ counter }) => counter === deed.counter);
    if (result?.outcome === 'DONE') return this.settle(deed);
    const { message, proposal } = result ?? {};
    await this.write({
      ...deed,
      conflict: { message: message ?? '', proposal: proposal ?? 'ASK_SUPERVISOR' },
    });
  }

  /** The tasks as the shop knows them, in place of what this tablet has made of them. */
  private async lookAgain(taskIds: ReadonlySet<string>): Promise<void> {
    for (const id of taskIds) {
      const answer = await this.session.ask(oneTask, { id }).catch(() => null);
      if (answer?.node) this.queue.put(answer.node);
    }
  }

  /** A tablet that was switched off shows what was done with it before: the deeds are kept first, what is shown later. */
  private showWaiting(): void {
    for (const { operation } of this.waiting) {
      const { kind, lines, pickupCode, identityChecked } = operation;
      const task = this.queue.taskNow(operation.taskId);
      const deed = {
        kind,
        identityChecked,
        ...(lines && { lines }),
        ...(pickupCode !== null && { pickupCode }),
      };
      if (task) this.queue.put(afterDeed(task, deed));
    }
  }

  private get waiting(): readonly KeptDeed[] {
    return this.kept.get().filter((each) => each.conflict === undefined);
  }

  private async write(deed: KeptDeed): Promise<void> {
    await withStore('operations', 'readwrite', (all) => all.put(deed));
    const others = this.kept.get().filter((each) => each.counter !== deed.counter);
    this.kept.set([...others, deed].sort((a, b) => a.counter - b.counter));
  }

  /** Rises for as long as the device is enrolled, whatever was kept and sent meanwhile. */
  private async nextCounter(): Promise<number> {
    // In one transaction, as another tab of this device may count too.
    const last = await withStore<unknown>('keys', 'readwrite', (keys) => {
      const asked = keys.get(counterKeptAs);
      asked.onsuccess = () => keys.put(after(asked.result), counterKeptAs);
      return asked;
    });
    return after(last);
  }
}

function after(counter: unknown): number {
  return (typeof counter === 'number' ? counter : 0) + 1;
}
