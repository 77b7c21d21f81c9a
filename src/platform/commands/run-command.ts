import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../kernel/clock.js';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Caller } from '../auth/caller.js';
import type { Database } from '../database/database.js';
import { planIsOutdated } from '../database/preparing-client.js';
import type { News } from '../events/news.js';
import { identify, writeEvents } from '../events/write-events.js';
import type { Hearers } from '../jobs/hearers.js';
import { writeJobs } from '../jobs/write-jobs.js';
import type { Ports } from '../ports.js';
import { auditing } from './audit.js';
import { claimKey, keepingAnswer, type Remembered } from './idempotency.js';
import { Work } from './work.js';

const maxTries = 6;
const serializationFailure = '40001';
const deadlock = '40P01';
const passing: ReadonlySet<string | undefined> = new Set([
  serializationFailure,
  deadlock,
  planIsOutdated,
]);

/** Which command is run, and, where it must have its effect once, the caller's key and the whole input. */
export interface CommandCall {
  readonly name: string;
  readonly key?: string | undefined;
  readonly input?: unknown;
}

export type CommandBody<Answer> = (work: Work) => Promise<Answer>;

interface CommandParts {
  readonly database: Database;
  readonly news: News;
  readonly clock: Clock;
  readonly ports: Ports;
  readonly hearers: Hearers;
}

/** Carries a refusal through the transaction, which it rolls back. */
class Refused extends Error {
  constructor(readonly answer: unknown) {
    super('refused');
  }
}

/**
 * The one place for the rules of writing: one transaction; the idempotency key with the hash of its input;
 * news and jobs in the same transaction; another try after a serialization failure, a deadlock or a change of the tables. A refusal
 * rolls everything back and does not burn the key, so the caller may put things right and use it again.
 */
export class Commands {
  constructor(private readonly parts: CommandParts) {}

  async run<Answer>(
    caller: Caller,
    call: CommandCall,
    body: CommandBody<Answer>,
  ): Promise<Answer | Refusal<'IdempotencyKeyReused'>> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.runOnce(caller, call, body);
      } catch (fault) {
        if (fault instanceof Refused) return fault.answer as Answer;
        if (tried >= maxTries || !isPassing(fault)) throw fault;
        await pause(tried);
      }
    }
  }

  private async runOnce<Answer>(
    caller: Caller,
    call: CommandCall,
    body: CommandBody<Answer>,
  ): Promise<Answer> {
    const { database, clock, ports, news } = this.parts;
    const told: string[] = [];
    const answer = await database.orm.em.fork().transactional(async (em) => {
      const work = new Work({ em: em as EntityManager, clock, caller, ports });
      const asked = remembered(call);
      const recalled = asked && (await claimKey<Answer>(work.db, caller, asked, work.now));
      if (recalled) {
        if (isRefusal(recalled)) throw new Refused(recalled);
        return recalled.answer;
      }
      const outcome = await body(work);
      if (isRefusal(outcome)) throw new Refused(outcome);
      await em.flush();
      if (asked) work.writeLast(keepingAnswer(caller, asked, outcome));
      const goesAlong = work.events.length + work.lastWrites.length > 0;
      work.writeLast(auditing(caller, call, work.now, goesAlong));
      told.push(...(await this.writeNews(work)));
      return outcome;
    });
    news.tell(told);
    return answer;
  }

  /** Writes jobs, events and what goes along with them; answers the streams that have news. */
  private async writeNews(work: Work): Promise<string[]> {
    const events = work.events.map(identify);
    await writeJobs(work.db, [...work.jobs, ...this.parts.hearers.jobsFor(events, work.reacted)]);
    await writeEvents(work, events);
    return events.flatMap((event) => event.streams);
  }
}

function remembered(call: CommandCall): Remembered | undefined {
  if (call.key === undefined) return undefined;
  return { operation: call.name, key: call.key, input: call.input };
}

function isPassing(fault: unknown): boolean {
  const code = (fault as { code?: string; cause?: { code?: string } }).code;
  const inner = (fault as { cause?: { code?: string } }).cause?.code;
  return passing.has(code) || passing.has(inner);
}

function pause(tried: number): Promise<void> {
  const ceilingMs = 10 * 2 ** tried;
  return new Promise((resolve) => setTimeout(resolve, Math.random() * ceilingMs));
}
