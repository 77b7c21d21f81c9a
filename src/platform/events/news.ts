import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { secondMs } from '../../kernel/clock.js';
import type { Log } from '../log.js';

const notifyChannel = 'passerelle_news';
const maxPayloadBytes = 7000;
const resyncEveryMs = 2 * secondMs;
const reconnectAfterMs = 500;
const gatherForMs = 10;

type Wake = () => void;

/**
 * Wakes those who wait for news of a stream, in this process and in the others. A wake-up says only «look»:
 * what happened is read from the journal, so a lost one costs at most the time until the next resync.
 *
 * Wake-ups for other processes are sent after the commit, the first at once and those that follow it within ten
 * milliseconds gathered, several streams in one NOTIFY. A NOTIFY inside the transaction would make all commits of the database queue up behind one another.
 */
export class News {
  private readonly waiting = new Map<string, Set<Wake>>();
  private readonly outgoing = new Set<string>();
  private heads = new Map<string, string>();
  private listener: pg.Client | undefined;
  private sending = false;
  private closed = false;
  private readonly resync: NodeJS.Timeout;

  constructor(
    private readonly url: string,
    private readonly log: Log,
  ) {
    this.resync = setInterval(() => void this.lookForMissedNews(), resyncEveryMs);
    this.resync.unref();
  }

  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'passerelle news',
    });
    client.on('notification', (message) => this.hear(message.payload ?? ''));
    client.on('error', () => this.lose(client));
    client.on('end', () => this.lose(client));
    try {
      await client.connect();
      await client.query(`listen ${notifyChannel}`);
    } catch (fault) {
      await client.end().catch(() => {});
      throw fault;
    }
    if (this.closed) return client.end();
    this.listener = client;
    this.wakeAll();
  }

  /** Calls `wake` whenever the stream may have news, until the returned function is called. */
  listen(stream: string, wake: Wake): () => void {
    const wakes = this.waiting.get(stream) ?? new Set();
    this.waiting.set(stream, wakes.add(wake));
    return () => {
      wakes.delete(wake);
      if (wakes.size === 0 && this.waiting.get(stream) === wakes) this.waiting.delete(stream);
    };
  }

  /** Tells everybody, here and elsewhere, that these streams have grown. */
  tell(streams: Iterable<string>): void {
    for (const stream of streams) {
      this.wake(stream);
      this.outgoing.add(stream);
    }
    if (!this.sending && this.outgoing.size > 0) void this.send();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.resync);
    const listener = this.listener;
    this.listener = undefined;
    await listener?.end().catch(() => {});
  }

  /** One look at all the streams that somebody waits for; wakes those that have grown since the last look. */
  private async lookForMissedNews(): Promise<void> {
    if (!this.listener || this.waiting.size === 0) return;
    try {
      const { rows } = await this.listener.query<{ stream: string; seq: string }>(
        'select stream, seq from stream_head where stream = any($1)',
        [[...this.waiting.keys()]],
      );
      const before = this.heads;
      this.heads = new Map(rows.map((row) => [row.stream, row.seq]));
      for (const [stream, seq] of this.heads) if (before.get(stream) !== seq) this.wake(stream);
    } catch (fault) {
      this.log.warn({ fault: String(fault) }, 'looking for missed news failed');
    }
  }

  private async send(): Promise<void> {
    this.sending = true;
    try {
      while (this.outgoing.size > 0 && this.listener) {
        await this.listener.query('select pg_notify($1, $2)', [notifyChannel, this.nextPayload()]);
        await wait(gatherForMs, undefined, { ref: false });
      }
    } catch (fault) {
      this.log.warn({ fault: String(fault) }, 'wake-ups for other processes are late');
    } finally {
      this.sending = false;
    }
  }

  private nextPayload(): string {
    let payload = '';
    for (const stream of this.outgoing) {
      if (payload.length + stream.length > maxPayloadBytes) break;
      payload += `${stream}\n`;
      this.outgoing.delete(stream);
    }
    return payload;
  }

  private hear(payload: string): void {
    for (const stream of payload.split('\n')) this.wake(stream);
  }

  private wake(stream: string): void {
    for (const wake of this.waiting.get(stream) ?? []) wake();
  }

  private wakeAll(): void {
    for (const wakes of this.waiting.values()) for (const wake of wakes) wake();
  }

  /** Only the connection that listens is replaced: one that never did is the matter of whoever tried it. */
  private lose(lost: pg.Client): void {
    if (this.listener !== lost) return;
    this.listener = undefined;
    this.startSoon();
  }

  private startSoon(): void {
    const again = setTimeout(() => {
      if (this.closed) return;
      this.start().catch((fault) => {
        this.log.warn({ fault: String(fault) }, 'listening for news failed, trying again');
        this.startSoon();
      });
    }, reconnectAfterMs);
    again.unref();
  }
}
