import type { Kysely } from 'kysely';
import { tables } from '../database/database.js';
import type { EventRow, EventTables } from './event.js';
import type { News } from './news.js';

const batchSize = 100;

/** Reads streams of events: what was missed first, then live, for as long as somebody listens. */
export class Streams {
  constructor(
    private readonly db: Kysely<unknown>,
    private readonly news: News,
  ) {}

  /** The number of the newest event of the stream; 0 where nothing has happened yet. */
  async head(stream: string): Promise<number> {
    const row = await tables<EventTables>(this.db)
      .selectFrom('stream_head')
      .select('seq')
      .where('stream', '=', stream)
      .executeTakeFirst();
    return row?.seq ?? 0;
  }

  /** Up to a hundred events after `seq`, oldest first. */
  readAfter(stream: string, seq: number): Promise<EventRow[]> {
    return tables<EventTables>(this.db)
      .selectFrom('event')
      .selectAll()
      .where('stream', '=', stream)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(batchSize)
      .execute();
  }

  /**
   * Every event after `seq`, each once, in order, without end, until the reader calls `return`. The place in
   * the stream is the only memory, so a wake-up that is lost, doubled or early changes nothing.
   */
  follow(stream: string, seq: number): AsyncIterableIterator<EventRow> {
    const reader = new Reader(this, this.news, stream, seq);
    const events = reader.events();
    return {
      next: () => events.next(),
      return: () => {
        reader.leave();
        return events.return(undefined);
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}

class Reader {
  private left = false;
  private woken = Promise.withResolvers<void>();

  constructor(
    private readonly streams: Streams,
    private readonly news: News,
    private readonly stream: string,
    private place: number,
  ) {}

  /** Ends the wait for news; a generator that is asleep would otherwise never hear that nobody reads it. */
  leave(): void {
    this.left = true;
    this.woken.resolve();
  }

  async *events(): AsyncGenerator<EventRow, undefined, undefined> {
    const deaf = this.news.listen(this.stream, () => this.woken.resolve());
    try {
      while (!this.left) {
        this.woken = Promise.withResolvers<void>();
        const events = await this.streams.readAfter(this.stream, this.place);
        for (const event of events) {
          this.place = event.seq;
          yield event;
        }
        if (events.length < batchSize && !this.left) await this.woken.promise;
      }
    } finally {
      deaf();
    }
    return undefined;
  }
}
