import type { Clock } from '../../kernel/clock.js';
import type { DeliveryOutcome, WebhookEvent } from '../books/records.js';
import type { Log } from '../log.js';
import type { Postman } from './post.js';
import { signWebhook } from './sign.js';

/** Waits after each failed try: twelve tries over about five minutes. */
export const defaultRetryDelaysMs: readonly number[] = [
  1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 60_000, 60_000, 60_000, 60_000,
];
export const maxDeliveriesAtOnce = 16;
const unwrittenRetryMs = 5_000;

interface CourierOptions {
  readonly postman: Postman;
  readonly secret: string;
  readonly retryDelaysMs: readonly number[];
  /** Stamps the attempts; not moved by the sandbox's own clock, or nobody would accept them. */
  readonly clock: Clock;
  readonly bodyOf: (event: WebhookEvent) => string;
  /** Keeps the outcome and returns how many tries of this event have failed. */
  readonly keep: (eventId: string, outcome: DeliveryOutcome) => number;
  readonly log: Log;
}

/** Brings every event to the merchant at least once, beside the API's own work. */
export class Courier {
  /** How many times each event is sent at the same moment. */
  copies = 1;
  /** How many of the next events are lost on the way. */
  dropNext = 0;
  private readonly queue = new Map<string, WebhookEvent>();
  private readonly retries = new Map<string, { event: WebhookEvent; timer: NodeJS.Timeout }>();
  private readonly whenIdle = new Set<() => void>();
  private inFlight = 0;
  private paused = false;
  private stopped = false;

  constructor(
    private readonly options: CourierOptions,
    private url: string | undefined,
  ) {}

  /** True where there is somebody to tell. */
  get hasAddress(): boolean {
    return this.url !== undefined;
  }

  /** Where news goes; undefined for nowhere. */
  get address(): string | undefined {
    return this.url;
  }

  sendTo(url: string | undefined): void {
    this.url = url;
  }

  send(event: WebhookEvent): void {
    if (this.dropNext > 0) {
      this.dropNext -= 1;
      this.options.keep(event.id, 'dropped');
      return;
    }
    this.queue.set(event.id, event);
    this.pump();
  }

  /** Holds all news back, retries included, until `resume`. */
  pause(): void {
    this.paused = true;
    for (const { event, timer } of this.retries.values()) {
      clearTimeout(timer);
      this.queue.set(event.id, event);
    }
    this.retries.clear();
    this.settleIdle();
  }

  resume(): void {
    this.paused = false;
    this.pump();
  }

  /** Sends one event now, whatever its turn; resolves with the status of the answer, 0 for none. */
  async deliver(event: WebhookEvent): Promise<number> {
    this.queue.delete(event.id);
    clearTimeout(this.retries.get(event.id)?.timer);
    this.retries.delete(event.id);
    return this.attempt(event);
  }

  /** Resolves once nothing is on its way or waits for another try; held back news do not count. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.whenIdle.add(resolve);
      this.settleIdle();
    });
  }

  stop(): void {
    this.stopped = true;
    for (const { timer } of this.retries.values()) clearTimeout(timer);
    this.retries.clear();
    this.queue.clear();
    this.options.postman.close();
    this.settleIdle();
  }

  private pump(): void {
    if (this.paused || this.stopped) return;
    for (const [id, event] of this.queue) {
      if (this.inFlight >= maxDeliveriesAtOnce) return;
      this.queue.delete(id);
      void this.attempt(event);
    }
  }

  private async attempt(event: WebhookEvent): Promise<number> {
    this.inFlight += 1;
    const copies = Array.from({ length: this.copies }, () => this.postOnce(event));
    const statuses = await Promise.all(copies);
    this.inFlight -= 1;
    const status = statuses.find((each) => !isSuccess(each)) ?? statuses[0] ?? 0;
    if (!this.stopped) this.settleSafely(event, status);
    this.pump();
    this.settleIdle();
    return status;
  }

  private async postOnce(event: WebhookEvent): Promise<number> {
    if (!this.url) return 0;
    const body = this.options.bodyOf(event);
    const timestampSeconds = Math.floor(this.options.clock.now().getTime() / 1000);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'webhook-id': event.id,
      'webhook-timestamp': String(timestampSeconds),
      'webhook-signature': signWebhook(this.options.secret, {
        id: event.id,
        timestampSeconds,
        body,
      }),
    };
    return this.options.postman.post(this.url, headers, body);
  }

  /** Where the outcome cannot be written, the event is sent again: too often is better than never. */
  private settleSafely(event: WebhookEvent, status: number): void {
    try {
      this.settle(event, status);
    } catch (error) {
      this.options.log({ level: 'error', message: 'delivery not written', error: String(error) });
      this.retryAfter(unwrittenRetryMs, event);
    }
  }

  private settle(event: WebhookEvent, status: number): void {
    const { keep, retryDelaysMs, log } = this.options;
    if (isSuccess(status)) {
      keep(event.id, 'delivered');
      return;
    }
    const failedTries = keep(event.id, 'failed');
    const delayMs = retryDelaysMs[failedTries - 1];
    if (delayMs === undefined) {
      keep(event.id, 'given_up');
      log({ level: 'warn', message: 'webhook given up', eventId: event.id, status });
    } else this.retryAfter(delayMs, event);
  }

  private retryAfter(delayMs: number, event: WebhookEvent): void {
    if (this.paused) {
      this.queue.set(event.id, event);
      return;
    }
    const timer = setTimeout(() => {
      this.retries.delete(event.id);
      this.queue.set(event.id, event);
      this.pump();
    }, delayMs);
    timer.unref();
    this.retries.set(event.id, { event, timer });
  }

  private settleIdle(): void {
    const waiting = this.paused ? 0 : this.queue.size + this.retries.size;
    if (this.inFlight > 0 || (waiting > 0 && !this.stopped)) return;
    for (const resolve of this.whenIdle) resolve();
    this.whenIdle.clear();
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
