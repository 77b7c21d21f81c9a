import type { FastifyInstance } from 'fastify';
import type { EntityList } from './database/database.js';
import type { Check } from './doctor.js';
import type { Gateway } from './gateway.js';
import type { FetchNode } from './graphql/node.js';
import type { Reaction } from './jobs/reactions.js';
import type { Sweep, Task } from './jobs/worker.js';

/** What a module brings to the application; `app.ts` puts all of them together. */
export interface Module {
  readonly name: string;
  /** ORM mappings of its aggregates. */
  readonly entities?: NonNullable<EntityList>;
  /** Classes with its GraphQL fields. */
  readonly resolvers?: readonly NewableFunction[];
  /** GraphQL types that no field names directly, such as members of an interface. */
  readonly orphanedTypes?: readonly NewableFunction[];
  /** How `node(id)` finds its things, by GraphQL type name. */
  readonly nodes?: Readonly<Record<string, FetchNode>>;
  readonly reactions?: readonly Reaction[];
  readonly tasks?: Readonly<Record<string, Task>>;
  readonly sweeps?: readonly Sweep[];
  /** What it promises, as checks on a live database. */
  readonly checks?: readonly Check[];
  /** Plain HTTP routes: webhooks, images. */
  readonly routes?: (http: FastifyInstance, gateway: Gateway) => void | Promise<void>;
}
