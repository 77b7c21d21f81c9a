import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../kernel/clock.js';
import type { Refusal } from '../kernel/refusal.js';
import type { Caller } from './auth/caller.js';
import { systemCaller } from './auth/caller.js';
import { type CommandBody, type CommandCall, Commands } from './commands/run-command.js';
import type { Database } from './database/database.js';
import { News } from './events/news.js';
import { Streams } from './events/streams.js';
import { type Hearer, Hearers } from './jobs/hearers.js';
import type { Log } from './log.js';
import type { Port, Ports } from './ports.js';

interface GatewayParts {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly ports: Ports;
  readonly hearers: readonly Hearer[];
}

/** The machinery in one hand: reads, commands, streams, time, ports. Modules are given it, and nothing global. */
export class Gateway {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly news: News;
  readonly streams: Streams;
  private readonly ports: Ports;
  private readonly commands: Commands;

  constructor(parts: GatewayParts) {
    this.database = parts.database;
    this.clock = parts.clock;
    this.log = parts.log;
    this.ports = parts.ports;
    const hearers = new Hearers(parts.hearers);
    this.news = new News(parts.databaseUrl, parts.log);
    this.streams = new Streams(parts.database.reads, this.news);
    this.commands = new Commands({ ...parts, news: this.news, hearers });
  }

  /** Plain rows, outside of any transaction. */
  get db(): Kysely<unknown> {
    return this.database.reads;
  }

  port<T>(place: Port<T>): T {
    return this.ports.get(place);
  }

  /** Runs a command for a caller, in one transaction. */
  run<Answer>(
    caller: Caller,
    call: CommandCall,
    body: CommandBody<Answer>,
  ): Promise<Answer | Refusal<'IdempotencyKeyReused'>> {
    return this.commands.run(caller, call, body);
  }

  /** Runs a command on the gateway's own account. It takes no key, so it cannot be refused for one. */
  async runAsSystem<Answer>(
    name: string,
    body: CommandBody<Answer>,
    correlationId: string = randomUUID(),
  ): Promise<Answer> {
    const answer = await this.commands.run(systemCaller(correlationId), { name }, body);
    return answer as Answer;
  }
}
