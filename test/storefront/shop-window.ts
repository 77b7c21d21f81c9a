import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type GraphQLSchema, graphql } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { ManualClock } from '../../src/kernel/clock.js';
import { isRefusal, type Locale } from '../../src/kernel/refusal.js';
import { type Actor, type Channel, stranger } from '../../src/platform/auth/actor.js';
import type { CommandBody } from '../../src/platform/commands/run-command.js';
import { Database } from '../../src/platform/database/database.js';
import { Gateway } from '../../src/platform/gateway.js';
import { guardRootFields } from '../../src/platform/graphql/access.js';
import { RequestContext } from '../../src/platform/graphql/context.js';
import { UserErrorResolver } from '../../src/platform/graphql/results.js';
import { silentLog } from '../../src/platform/log.js';
import type { Module } from '../../src/platform/module.js';
import { Ports } from '../../src/platform/ports.js';
import { createTestDatabase } from '../support/database.js';

export interface Asking {
  readonly locale?: Locale;
  readonly channel?: Channel;
  readonly actor?: Actor;
}

/** A Wednesday in winter, ten in the morning in Paris. */
export const openingDay = new Date('2026-01-14T09:00:00Z');

/** The reading half of a gateway, made of a few modules only, over a database of its own. */
export async function openWindow(modules: readonly Module[], bind?: (ports: Ports) => void) {
  const testDatabase = await createTestDatabase();
  const clock = new ManualClock(openingDay);
  const database = await Database.connect({
    url: testDatabase.url,
    entities: modules.flatMap((each) => [...(each.entities ?? [])]),
  });
  const ports = new Ports();
  bind?.(ports);
  const gateway = new Gateway({
    database,
    databaseUrl: testDatabase.url,
    clock,
    log: silentLog,
    ports,
    hearers: modules.flatMap((each) => [...(each.reactions ?? [])]),
  });
  let schema: Promise<GraphQLSchema> | undefined;
  const graph = () => {
    schema ??= schemaOf(modules);
    return schema;
  };
  return {
    gateway,
    clock,
    db: gateway.db,
    graph,
    pool: database.pool,
    /** Runs a command on the gateway's own account and expects that it is not refused. */
    async done<Answer>(body: CommandBody<Answer>): Promise<Exclude<Answer, { kind: string }>> {
      const answer = await gateway.runAsSystem('test', body);
      if (isRefusal(answer)) throw new Error(`refused: ${(answer as { kind: string }).kind}`);
      return answer as Exclude<Answer, { kind: string }>;
    },
    run: <Answer>(body: CommandBody<Answer>) => gateway.runAsSystem('test', body),
    contextOf: (asking: Asking = {}) => contextOf(gateway, asking),
    /** The data of an operation that must succeed. */
    async read(source: string, variables: object = {}, asking: Asking = {}) {
      const { data, errors } = await ask(await graph(), gateway, source, variables, asking);
      if (errors) throw new Error(errors.map((error) => error.message).join('\n'));
      // biome-ignore lint/suspicious/noExplicitAny: answers are read by name
      return data as Record<string, any>;
    },
    /** The code of the only error of an operation that must fail. */
    async refused(source: string, variables: object = {}, asking: Asking = {}) {
      const { errors } = await ask(await graph(), gateway, source, variables, asking);
      if (errors?.length !== 1) throw new Error(`${errors?.length ?? 0} errors`);
      return errors[0]?.extensions['code'];
    },
    async close(): Promise<void> {
      await gateway.news.close();
      await database.close();
      await testDatabase.drop();
    },
  };
}

export type ShopWindow = Awaited<ReturnType<typeof openWindow>>;

/** The streams read the journal of events; what type-graphql would publish by itself goes nowhere. */
const nobody = {
  publish: () => {},
  subscribe: () => {
    throw new Error('nothing is published here');
  },
};

async function schemaOf(modules: readonly Module[]): Promise<GraphQLSchema> {
  const resolvers = [UserErrorResolver, ...modules.flatMap((each) => [...(each.resolvers ?? [])])];
  const schema = await buildSchema({
    resolvers: resolvers as unknown as NonEmptyArray<NewableFunction>,
    validate: false,
    pubSub: nobody,
  });
  return guardRootFields(schema);
}

function contextOf(gateway: Gateway, asking: Asking): RequestContext {
  return new RequestContext(gateway, {
    actor: asking.actor ?? stranger,
    channel: asking.channel ?? 'WEB',
    locale: asking.locale ?? 'fr',
    correlationId: randomUUID(),
  });
}

function ask(
  schema: GraphQLSchema,
  gateway: Gateway,
  source: string,
  variableValues: object,
  asking: Asking,
) {
  const contextValue = contextOf(gateway, asking);
  return graphql({ schema, source, variableValues: { ...variableValues }, contextValue });
}
