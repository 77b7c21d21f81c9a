import type { Gateway } from '../../platform/gateway.js';
import { waitForNews } from '../driving/wait-for-news.js';
import { closeOldNews } from './old-news.js';
import { processProviderEvent } from './process-provider-event.js';
import type { KeptNews } from './receive-provider-event.js';
import { UnderWay } from './under-way.js';

const atOnce = 4;
const maxWaiting = 1000;
const waitForAnswerMs = 400;

/**
 * Reads news in this process as soon as it has been acknowledged, a few at a time. What is still unread when the
 * process dies, what cannot be read now, and what comes in too great a number stays in the inbox, where the sweep
 * finds it.
 */
export class NewsReader {
  private readonly underWay = new UnderWay();
  private readonly queue: (() => void)[] = [];
  private reading = 0;

  constructor(private readonly gateway: Gateway) {}

  /** Takes news that has been kept, and returns at once. */
  take(kept: KeptNews): void {
    if (kept.state !== 'RECEIVED' || this.underWay.count >= maxWaiting) return;
    void this.underWay.add(this.readSoon(kept));
  }

  /** Resolves when all that was taken has been read. */
  drained(): Promise<void> {
    return this.underWay.ended();
  }

  private async readSoon(kept: KeptNews): Promise<void> {
    try {
      await new Promise((resolve) => setImmediate(resolve));
      if (await this.wasToldMeanwhile(kept)) return;
      await this.myTurn();
      await processProviderEvent(this.gateway, kept).finally(() => this.next());
    } catch (fault) {
      const { provider, eventId } = kept;
      this.gateway.log.warn({ provider, eventId, fault: String(fault) }, 'news is read later');
    }
  }

  /** The answer of the call that is under way most likely tells the same; it is awaited for a moment. */
  private async wasToldMeanwhile({ news, isBeingCalled, ...kept }: KeptNews): Promise<boolean> {
    if (!isBeingCalled || news?.kind !== 'payment') return false;
    const { ourReference } = news.outcome.payment;
    const until = performance.now() + waitForAnswerMs;
    for (;;) {
      await waitForNews(this.gateway, ourReference, until - performance.now());
      if (await closeOldNews(this.gateway.db, kept, news, this.gateway.clock.now())) return true;
      if (performance.now() >= until) return false;
    }
  }

  private async myTurn(): Promise<void> {
    if (this.reading >= atOnce) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.reading += 1;
  }

  /** Hands the place over to whoever waits longest, or frees it. */
  private next(): void {
    const waiting = this.queue.shift();
    if (waiting) waiting();
    else this.reading -= 1;
  }
}
