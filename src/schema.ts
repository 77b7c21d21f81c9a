import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { modules } from './modules.js';
import { guardRootFields } from './platform/graphql/access.js';
import { nodeResolverOf } from './platform/graphql/node-resolver.js';
import { UserErrorResolver } from './platform/graphql/results.js';
import { DateTimeScalar } from './platform/graphql/scalars.js';

/** type-graphql wants a bus for its topics. No stream of ours has one: each follows the event table itself. */
const eventTable = {
  publish(topic: string): never {
    throw new Error(`${topic} is not published: emit an event in a command instead`);
  },
  subscribe(topic: string): never {
    throw new Error(`${topic} has no bus: follow its stream instead`);
  },
};

let built: Promise<GraphQLSchema> | undefined;

/** The one graph over all modules, with the access rule of every root field in front of it. */
export function gatewaySchema(): Promise<GraphQLSchema> {
  built ??= buildGatewaySchema();
  return built;
}

/** The schema as the file `schema.graphql` holds it: sorted, so that a change shows where it is. */
export async function printedSchema(): Promise<string> {
  return `${printSchema(lexicographicSortSchema(await gatewaySchema()))}\n`;
}

async function buildGatewaySchema(): Promise<GraphQLSchema> {
  const nodes = Object.assign({}, ...modules.map((module) => module.nodes ?? {}));
  const resolvers = [
    UserErrorResolver,
    nodeResolverOf(nodes),
    ...modules.flatMap((module) => module.resolvers ?? []),
  ];
  const schema = await buildSchema({
    resolvers: resolvers as unknown as NonEmptyArray<NewableFunction>,
    orphanedTypes: modules.flatMap((module) => [...(module.orphanedTypes ?? [])]),
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    validate: false,
    pubSub: eventTable,
  });
  describeRoots(schema);
  return guardRootFields(schema);
}

/** type-graphql gives the three roots no words of their own. */
function describeRoots(schema: GraphQLSchema): void {
  const whatRootsDo = {
    Query: 'What can be asked. A thing that is not there, or not yours, is null.',
    Mutation: 'What can be done. Each answers its payload, or says by a typed refusal why not.',
    Subscription:
      'What can be followed. Every stream takes a cursor, and tells what was missed first.',
  };
  for (const [name, description] of Object.entries(whatRootsDo)) {
    const root = schema.getType(name);
    if (root) root.description = description;
  }
}
