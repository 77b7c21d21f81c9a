import {
  buildSchema,
  type GraphQLOutputType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { RequestError } from '../../../src/platform/graphql/server/index.js';

export const wildSchema = buildSchema(/* GraphQL */ `
  interface Being { number: Int must: Int! }
  type Cat implements Being {
    number: Int
    must: Int!
    friend: Cat
    cat: Cat!
    cats: [Cat]
    sure: [Cat!]
    surer: [Cat!]!
    being: Being
    any: Any
    asked(n: Int = 3, shelf: Shelf, list: [Int!], text: String): Int
  }
  type Dog implements Being { number: Int must: Int! friend: Cat barks: Int! dogs: [Dog!]! }
  union Any = Cat | Dog
  enum Shelf { TOP BOTTOM }
  type Query {
    number: Int
    cat: Cat
    must: Cat!
    cats: [Cat]
    surer: [Cat!]!
    being: Being
    any: Any
    asked(n: Int = 3, shelf: Shelf, list: [Int!], text: String): Int
  }
`);

/**
 * How fields answer. Where fields that fail at once stand beside fields that fail later, graphql-js loses the
 * later failure and the process hears of it, so that mixture is not among them.
 */
export const moods = ['at once', 'later', 'mixed'] as const;
export type Mood = (typeof moods)[number];

type Behaviour = (value: unknown) => unknown;
const fine: Behaviour = (value) => value;
const failing: readonly Behaviour[] = [
  () => null,
  () => {
    throw new RequestError('CONFLICT', 'thrown', { fact: 1 });
  },
  () => new RequestError('FORBIDDEN', 'returned'),
  () => new Error('a fault'),
  (value) => (typeof value === 'number' ? 'no number' : value),
  (value) => (Array.isArray(value) ? 'no list' : value),
];
const odd: readonly Behaviour[] = [(value) => (Array.isArray(value) ? new Set(value) : value)];

const inMood: Readonly<Record<Mood, readonly Behaviour[]>> = {
  'at once': [...Array(18).fill(fine), ...failing, ...odd],
  later: [...Array(18).fill(fine), ...failing, ...odd].map(
    (act) => async (value: unknown) => act(value),
  ),
  mixed: [
    ...Array(16).fill(fine),
    ...failing.map((act) => async (value: unknown) => act(value)),
    (value) => (Array.isArray(value) ? value.map(async (item) => item) : value),
    ...odd,
  ],
};

let seed = 1;
let behaviours = inMood.mixed;

/** From now on every place of an answer behaves as this world decides, the same each time. */
export function changeWorld(world: number, mood: Mood): void {
  seed = world;
  behaviours = inMood[mood];
}

function behaviourAt(place: string): Behaviour {
  let hash = seed;
  for (const char of place) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0;
  return behaviours[(hash >>> 3) % behaviours.length] ?? fine;
}

function answerFor(type: GraphQLOutputType, args: Readonly<Record<string, unknown>>): unknown {
  if (isNonNullType(type)) return answerFor(type.ofType, args);
  if (isListType(type)) return [answerFor(type.ofType, args), answerFor(type.ofType, args)];
  if (isObjectType(type)) return { kind: type.name };
  if (isAbstractType(type)) return { kind: 'Cat' };
  return Object.keys(args).length > 0 ? JSON.stringify(args).length : 7;
}

for (const type of Object.values(wildSchema.getTypeMap())) {
  if (isAbstractType(type)) type.resolveType = (value: { kind: string }) => value.kind;
  if (!isObjectType(type) || type.name.startsWith('__')) continue;
  for (const field of Object.values(type.getFields()))
    field.resolve = (_root, args, _context, info) => {
      let place = info.fieldName;
      for (let at: typeof info.path | undefined = info.path; at; at = at.prev) place += at.key;
      return behaviourAt(place)(answerFor(field.type, args));
    };
}
