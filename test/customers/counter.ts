import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import {
  type AttemptLimits,
  authenticate,
  authPorts,
  customersModule,
  noAttemptLimits,
} from '../../src/customers/index.js';
import { ManualClock } from '../../src/kernel/clock.js';
import { isRefusal } from '../../src/kernel/refusal.js';
import { locationsModule } from '../../src/locations/index.js';
import type { CommandBody } from '../../src/platform/commands/run-command.js';
import { Database } from '../../src/platform/database/database.js';
import { Gateway } from '../../src/platform/gateway.js';
import { guardRootFields } from '../../src/platform/graphql/access.js';
import { RequestContext } from '../../src/platform/graphql/context.js';
import { UserErrorResolver } from '../../src/platform/graphql/results.js';
import type { Credentials } from '../../src/platform/graphql/server/options.js';
import { silentLog } from '../../src/platform/log.js';
import { Ports } from '../../src/platform/ports.js';
import { createTestDatabase } from '../support/database.js';

export const authSecret = 'a-secret-for-tests-of-at-least-thirty-two-bytes';
export const goodPassword = 'une phrase que personne ne devine';

const modules = [customersModule, locationsModule];

export interface CounterOptions {
  readonly attemptLimits?: AttemptLimits;
  readonly production?: boolean;
  /** How many processes share the database; each keeps its own memory of sessions. */
  readonly processes?: number;
}

export type Asking = Partial<Credentials> & { readonly process?: number };

/** Where people sign up and in: the graph of who, over a database of its own. */
export async function openCounter(options: CounterOptions = {}) {
  const database = await createTestDatabase();
  const clock = new ManualClock(new Date('2026-01-14T09:00:00Z'));
  const schema = await schemaOfPeople();
  const gateways: Gateway[] = [];
  for (let count = options.processes ?? 1; count > 0; count -= 1)
    gateways.push(await openGateway(database.url, clock, options));
  const gatewayOf = (asking: Asking) => gateways[asking.process ?? 0] as Gateway;
  const run = async (source: string, variables: object = {}, asking: Asking = {}) => {
    const gateway = gatewayOf(asking);
    const credentials = { ip: '203.0.113.7', correlationId: randomUUID(), ...asking };
    const { caller } = await authenticate(gateway, credentials);
    const contextValue = new RequestContext(gateway, caller);
    return (await graphql({
      schema,
      source,
      variableValues: { ...variables },
      contextValue,
    })) as ExecutionResult;
  };
  return {
    clock,
    schema,
    gateway: gatewayOf({}),
    gateways,
    run,
    /** The only field of an operation that must succeed. */
    async ask(source: string, variables: object = {}, asking: Asking = {}) {
      const { data, errors } = await run(source, variables, asking);
      if (errors) throw errors[0];
      // biome-ignore lint/suspicious/noExplicitAny: answers are read by name
      return Object.values(data as object)[0] as any;
    },
    /** Runs a command that must not be refused. */
    async done<Answer>(body: CommandBody<Answer>): Promise<Exclude<Answer, { kind: string }>> {
      const answer = await gatewayOf({}).runAsSystem('test', body);
      if (isRefusal(answer)) throw new Error(`refused: ${Object(answer).kind}`);
      return answer as Exclude<Answer, { kind: string }>;
    },
    async rows(sql: string): Promise<Record<string, unknown>[]> {
      return (await gatewayOf({}).database.pool.query(sql)).rows;
    },
    async close(): Promise<void> {
      for (const gateway of gateways) {
        await gateway.news.close();
        await gateway.database.close();
      }
      await database.drop();
    },
  };
}

export type Counter = Awaited<ReturnType<typeof openCounter>>;

async function openGateway(url: string, clock: ManualClock, options: CounterOptions) {
  const ports = authPorts(new Ports(), {
    secret: authSecret,
    production: options.production ?? false,
    attemptLimits: options.attemptLimits ?? noAttemptLimits,
    passwordCost: { memoryKib: 64, passes: 1 },
  });
  const database = await Database.connect({
    url,
    entities: modules.flatMap((each) => [...(each.entities ?? [])]),
  });
  const parts = { database, databaseUrl: url, clock, log: silentLog, ports, hearers: [] };
  return new Gateway(parts);
}

async function schemaOfPeople(): Promise<GraphQLSchema> {
  const resolvers = [UserErrorResolver, ...modules.flatMap((each) => [...(each.resolvers ?? [])])];
  const schema = await buildSchema({
    resolvers: resolvers as unknown as NonEmptyArray<NewableFunction>,
    validate: false,
  });
  return guardRootFields(schema);
}

const signedInFields = `... on SignInPayload {
  accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt
  customer { id email firstName lastName locale phone }
  staff { code name kind locations { code } }
} ... on UserError { code message }`;

export const documents = {
  signUp: `mutation ($input: SignUpInput!) {
    signUp(input: $input) { __typename ${signedInFields} ... on InvalidContact { field } ... on PasswordRefused { reason } }
  }`,
  signIn: `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ${signedInFields} } }`,
  signInStaff: `mutation ($input: SignInInput!) { signInStaff(input: $input) { __typename ${signedInFields} } }`,
  refresh: `mutation ($input: RefreshSessionInput!) {
    refreshSession(input: $input) { __typename ${signedInFields} }
  }`,
  signOut: `mutation ($input: SignOutInput!) { signOut(input: $input) { ... on SignOutPayload { ended } } }`,
  viewer: `{ viewer { kind channel locale customer { id email } staff { code name kind locations { code } } } }`,
};

export const camille = {
  email: 'camille@example.fr',
  password: goodPassword,
  firstName: 'Camille',
  lastName: 'Dupré',
};

/** Signs somebody up who must be welcome, and says how to come back as them. */
export async function newCustomer(counter: Counter, person: Partial<typeof camille> = {}) {
  const payload = await counter.ask(documents.signUp, { input: { ...camille, ...person } });
  if (payload.__typename !== 'SignInPayload') throw new Error(payload.code);
  return { ...payload, as: asOwner(payload) };
}

export function asOwner(payload: { accessToken: string }): { authorization: string } {
  return { authorization: `Bearer ${payload.accessToken}` };
}
