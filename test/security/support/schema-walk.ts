import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

export type RootKind = 'query' | 'mutation' | 'subscription';

/** A field that an operation may begin with. */
export interface RootField {
  readonly kind: RootKind;
  /** As it is spoken of: `Mutation.placeOrder`. */
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
}

/** A field on the way down from the root, whose arguments may be filled. */
export type Step = GraphQLField<unknown, unknown>;

/** A place where a client may write one value: an argument, or a field of an input inside one. */
export interface Place {
  readonly kind: RootKind;
  /** The fields from the root down to the one that takes the argument. */
  readonly steps: readonly [Step, ...Step[]];
  /** From the argument down to the value: `['input', 'contact', 'email']`. */
  readonly path: readonly string[];
  readonly type: GraphQLLeafType;
  /** As it is spoken of: `Mutation.createCart(input.contact.email)`. */
  readonly name: string;
}

export function rootFields(schema: GraphQLSchema): RootField[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      kind,
      name: `${type?.name}.${field.name}`,
      field,
    })),
  );
}

/** Every place of every root field. */
export function rootPlaces(schema: GraphQLSchema): Place[] {
  return rootFields(schema).flatMap(({ kind, name, field }) => placesOfField(kind, name, [field]));
}

/** Every place of the fields further in, each reached on the shortest way from a query. */
export function nestedPlaces(schema: GraphQLSchema): Place[] {
  const places: Place[] = [];
  for (const [type, steps] of waysTo(schema))
    for (const field of Object.values(type.getFields()))
      if (field.args.length > 0)
        places.push(
          ...placesOfField('query', `${type.name}.${field.name}`, [...steps, field] as never),
        );
  return places;
}

/** The types that carry `Node`, by name. */
export function nodeTypes(schema: GraphQLSchema): string[] {
  const node = schema.getType('Node');
  return schema
    .getPossibleTypes(node as never)
    .map(({ name }) => name)
    .sort();
}

function placesOfField(kind: RootKind, name: string, steps: readonly [Step, ...Step[]]): Place[] {
  const own = steps.at(-1) as Step;
  return own.args.flatMap((argument) =>
    leavesBelow(argument.type, [argument.name]).map(({ path, type }) => ({
      kind,
      steps,
      path,
      type,
      name: `${name}(${path.join('.')})`,
    })),
  );
}

interface Leaf {
  readonly path: readonly string[];
  readonly type: GraphQLLeafType;
}

function leavesBelow(
  given: GraphQLInputType,
  path: readonly string[],
  within: readonly unknown[] = [],
): Leaf[] {
  const type = getNamedType(given);
  if (isLeafType(type)) return [{ path, type }];
  if (!isInputObjectType(type) || within.includes(type)) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    leavesBelow(field.type, [...path, field.name], [...within, type]),
  );
}

/** Every object type below Query, with the shortest way to it; interfaces and unions are not passed through. */
function waysTo(schema: GraphQLSchema): Map<GraphQLObjectType, readonly Step[]> {
  const ways = new Map<GraphQLObjectType, readonly Step[]>();
  const queue: [GraphQLObjectType, readonly Step[]][] = [[schema.getQueryType() as never, []]];
  for (let at = queue.shift(); at; at = queue.shift()) {
    const [type, steps] = at;
    for (const field of Object.values(type.getFields())) {
      const next = getNamedType(field.type);
      if (!isObjectType(next) || ways.has(next)) continue;
      ways.set(next, [...steps, field]);
      queue.push([next, [...steps, field]]);
    }
  }
  return ways;
}

type Slot = GraphQLArgument | GraphQLInputField;

/** Chooses the value of one leaf; `undefined` leaves out what may be left out. */
export type LeafChooser = (path: readonly string[], type: GraphQLLeafType, slot: Slot) => unknown;

/**
 * Values for the arguments of a field: for all that it must have, and for all on the ways to the wanted places.
 * Lists are given one item.
 */
export function argumentsOf(
  field: Step,
  wanted: readonly (readonly string[])[],
  choose: LeafChooser,
): Record<string, unknown> {
  return Object.fromEntries(
    field.args
      .filter((argument) => isRequiredArgument(argument) || leadsTo(wanted, [argument.name]))
      .map((argument) => [
        argument.name,
        fillSlot(argument, argument.type, [argument.name], wanted, choose),
      ]),
  );
}

function fillSlot(
  slot: Slot,
  given: GraphQLInputType,
  path: readonly string[],
  wanted: readonly (readonly string[])[],
  choose: LeafChooser,
): unknown {
  const type = getNullableType(given);
  if (isListType(type)) return [fillSlot(slot, type.ofType, path, wanted, choose)];
  if (!isInputObjectType(type)) return choose(path, type as GraphQLLeafType, slot);
  return Object.fromEntries(
    Object.values(type.getFields())
      .map((field) => ({ field, inner: [...path, field.name] }))
      .filter(({ field, inner }) => isRequiredInputField(field) || leadsTo(wanted, inner))
      .map(({ field, inner }) => [field.name, fillSlot(field, field.type, inner, wanted, choose)]),
  );
}

function leadsTo(wanted: readonly (readonly string[])[], path: readonly string[]): boolean {
  return wanted.some((each) => path.every((name, place) => each[place] === name));
}
