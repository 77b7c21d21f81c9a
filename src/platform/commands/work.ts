import type { EntityManager } from '@mikro-orm/postgresql';
import type { Kysely, RawBuilder } from 'kysely';
import type { Clock } from '../../kernel/clock.js';
import type { Caller } from '../auth/caller.js';
import type { NewEvent } from '../events/event.js';
import type { NewJob } from '../jobs/job.js';
import type { Port, Ports } from '../ports.js';

interface WorkParts {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly caller: Caller;
  readonly ports: Ports;
}

/**
 * What a command works with: one transaction, one caller, one instant. News and jobs are gathered and written
 * when the command has succeeded, in the same transaction.
 */
export class Work {
  readonly em: EntityManager;
  readonly caller: Caller;
  /** The instant of the command; all that it writes carries the same one. */
  readonly now: Date;
  readonly events: NewEvent[] = [];
  readonly jobs: NewJob[] = [];
  readonly reacted = new Set<string>();
  readonly lastWrites: RawBuilder<unknown>[] = [];
  private readonly ports: Ports;
  private kysely: Kysely<unknown> | undefined;

  constructor(parts: WorkParts) {
    this.em = parts.em;
    this.caller = parts.caller;
    this.ports = parts.ports;
    this.now = parts.clock.now();
  }

  /** Plain statements inside the transaction. Entities that were changed are not seen before `em.flush()`. */
  get db(): Kysely<unknown> {
    this.kysely ??= this.em.getKysely() as unknown as Kysely<unknown>;
    return this.kysely;
  }

  /**
   * Writes with the news, in the last statement of the transaction. Only for rows that nothing else in the transaction
   * reads or changes.
   */
  writeLast(statement: RawBuilder<unknown>): void {
    this.lastWrites.push(statement);
  }

  /** Tells others what has happened, once it has been committed. */
  emit(event: NewEvent): void {
    this.events.push(event);
  }

  /** Asks for work to be done after the commit; a rollback takes the job with it. */
  enqueue(job: NewJob): void {
    this.jobs.push(job);
  }

  /** What the named reaction would do on the news of this transaction is done in it already. */
  hasReacted(reaction: string): void {
    this.reacted.add(reaction);
  }

  port<T>(place: Port<T>): T {
    return this.ports.get(place);
  }
}
