import type { Kysely } from 'kysely';
import type { Locale, Refusal } from '../../kernel/refusal.js';
import type { Actor } from '../auth/actor.js';
import type { Caller } from '../auth/caller.js';
import type { CommandBody } from '../commands/run-command.js';
import type { Gateway } from '../gateway.js';
import type { Port } from '../ports.js';
import { type LoaderContext, Loaders } from './loaders.js';

/** What resolvers are given: who asks, the machinery, and the loaders of this one operation or event. */
export class RequestContext implements LoaderContext {
  private ownLoaders: Loaders | undefined;

  constructor(
    readonly gateway: Gateway,
    readonly caller: Caller,
  ) {}

  get actor(): Actor {
    return this.caller.actor;
  }

  get locale(): Locale {
    return this.caller.locale;
  }

  /** Plain rows for reads. */
  get db(): Kysely<unknown> {
    return this.gateway.db;
  }

  get loaders(): Loaders {
    this.ownLoaders ??= new Loaders(this);
    return this.ownLoaders;
  }

  port<T>(place: Port<T>): T {
    return this.gateway.port(place);
  }

  /** Runs the command of a mutation. Where its input carries an idempotency key, it takes effect once. */
  run<Answer>(
    name: string,
    input: { readonly idempotencyKey?: string },
    body: CommandBody<Answer>,
  ): Promise<Answer | Refusal<'IdempotencyKeyReused'>> {
    const { idempotencyKey: key, ...rest } = input;
    return this.gateway.run(this.caller, { name, key, input: rest }, body);
  }
}
