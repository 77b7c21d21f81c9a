import { setTimeout as wait } from 'node:timers/promises';
import { buildSchema, GraphQLError, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { RequestError } from '../../../src/platform/graphql/server/index.js';

const sdl = /* GraphQL */ `
  interface Node { id: ID! }
  type Book implements Node { id: ID! title: String! pages: Int author: Author! similar(first: Int, after: String): BookConnection! }
  type Author implements Node { id: ID! name: String! books(first: Int, last: Int): BookConnection! }
  type BookEdge { cursor: String! node: Book! }
  type BookConnection { edges: [BookEdge!]! nodes: [Book!]! pageInfo: PageInfo! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  enum Shelf { TOP BOTTOM }
  input NoteInput { text: String!, shelf: Shelf, tags: [String!], within: NoteInput, count: Int }
  input FindInput @oneOf { id: ID, title: String }
  type Query {
    hello(name: String): String!
    twice(number: Int!): Int!
    count(number: Int = 3): Int
    note(input: NoteInput!): String
    find(by: FindInput!): Book
    books(first: Int, last: Int, after: String): BookConnection!
    author: Author
    node(id: ID!): Node
    whoAmI: String!
    asks: Int!
    slow(id: ID!): String!
    fault: String
    refused: String
    pretending: String
    broken: String!
    half: Half
  }
  type Half { fine: String broken: String! }
  type Mutation { rename(id: ID!, title: String!): Book, note(input: NoteInput!): String }
  type Subscription {
    ticks(to: Int!, bytes: Int): Tick!
    news: Tick!
    mine(secret: String!): Tick!
  }
  type Tick { number: Int! asks: Int! who: String! padding: String }
`;

export interface LibraryContext {
  readonly who: string;
  /** How often anything was asked with this very context. */
  asked: number;
}

/** What a test can see and move from outside. */
export interface LibraryDesk {
  pulled: number;
  ended: number;
  readonly waiting: Map<string, () => void>;
  readonly listeners: Set<(number: number) => void>;
}

type Resolver = GraphQLFieldResolver<unknown, LibraryContext>;

const book = (id: string) => ({ id, title: `Book ${id}`, pages: 100, author });
const connection = () => ({
  edges: [{ cursor: 'a', node: book('1') }],
  nodes: [book('1')],
  pageInfo: { hasNextPage: false, endCursor: null },
});
const author = { id: 'A', name: 'Ada', books: connection };
const secretQuery = "select secret from customer where email = 'ada@example.org'";

function resolvers(desk: LibraryDesk): Record<string, Record<string, Resolver>> {
  return {
    Query: {
      hello: (_root, args) => `hello ${args['name'] ?? 'world'}`,
      twice: (_root, args) => (args['number'] as number) * 2,
      count: (_root, args) => (args['number'] as number | null) ?? null,
      note: (_root, args) => JSON.stringify(args['input']),
      find: () => book('found'),
      books: async () => connection(),
      author: () => author,
      node: (_root, args) => ({ __typename: 'Book', ...book(String(args['id'])) }),
      whoAmI: (_root, _args, context) => context.who,
      asks: (_root, _args, context) => ++context.asked,
      slow: (_root, args) =>
        new Promise((resolve) => {
          desk.waiting.set(String(args['id']), () => resolve('done'));
        }),
      fault: () => {
        throw new Error(secretQuery);
      },
      refused: () => {
        throw new RequestError('CONFLICT', 'It was changed meanwhile.', { version: 3 });
      },
      pretending: () => {
        throw new GraphQLError(secretQuery, { extensions: { code: 'BAD_REQUEST' } });
      },
      broken: () => null,
      half: () => ({ fine: 'fine' }),
    },
    Book: { similar: connection },
    Mutation: {
      rename: (_root, args) => ({ ...book(String(args['id'])), title: args['title'] }),
      note: (_root, args) => JSON.stringify(args['input']),
    },
    Tick: {
      asks: (_root, _args, context) => ++context.asked,
      who: (_root, _args, context) => context.who,
    },
  };
}

async function* ticks(desk: LibraryDesk, to: number, bytes: number) {
  try {
    for (let number = 1; number <= to; number++) {
      desk.pulled += 1;
      yield { number, padding: 'x'.repeat(bytes) };
      if (number % 50 === 0) await wait(0);
    }
  } finally {
    desk.ended += 1;
  }
}

/** Ends at once when it is told to, even while it waits. */
function news(desk: LibraryDesk): AsyncIterableIterator<{ number: number }> {
  const queue: number[] = [];
  let wake = () => {};
  let isOver = false;
  const listener = (number: number) => {
    queue.push(number);
    wake();
  };
  desk.listeners.add(listener);
  return {
    async next() {
      while (queue.length === 0 && !isOver) await new Promise<void>((resolve) => (wake = resolve));
      const number = queue.shift();
      return isOver || number === undefined
        ? { done: true, value: undefined }
        : { done: false, value: { number } };
    },
    async return() {
      isOver = true;
      desk.ended += 1;
      desk.listeners.delete(listener);
      wake();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** A small graph with everything a server can meet: lists, unions, slow fields, faults, streams. */
export function library(): { schema: GraphQLSchema; desk: LibraryDesk } {
  const desk: LibraryDesk = { pulled: 0, ended: 0, waiting: new Map(), listeners: new Set() };
  const schema = buildSchema(sdl);
  for (const [typeName, fields] of Object.entries(resolvers(desk))) {
    const type = schema.getType(typeName);
    if (type === undefined || !('getFields' in type)) throw new Error(`no type ${typeName}`);
    for (const [name, resolve] of Object.entries(fields))
      Object.assign(type.getFields()[name] as object, { resolve });
  }
  const subscriptions = schema.getSubscriptionType()?.getFields() ?? {};
  const sources: Record<string, (args: Record<string, unknown>) => AsyncIterable<unknown>> = {
    ticks: (args) => ticks(desk, args['to'] as number, (args['bytes'] as number | undefined) ?? 0),
    news: () => news(desk),
    mine: (args) => {
      if (args['secret'] !== 'ours')
        throw new RequestError('NOT_FOUND', 'There is no such stream.');
      return news(desk);
    },
  };
  for (const [name, source] of Object.entries(sources))
    Object.assign(subscriptions[name] as object, {
      subscribe: (_root: unknown, args: Record<string, unknown>) => source(args),
      resolve: (event: unknown) => event,
    });
  return { schema, desk };
}
