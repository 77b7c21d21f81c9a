import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';

/** Something of a schema that has a name and should have a description. */
interface Named {
  readonly path: string;
  readonly name: string;
  readonly description: string | null | undefined;
  /** An enum value names something; nothing can be put into it. */
  readonly isValue?: boolean;
}

type AnyField = GraphQLField<unknown, unknown>;

/** Names of things without a description, or with one that only repeats the name. */
export function undescribed(schema: GraphQLSchema): string[] {
  return namesOf(schema)
    .filter(isSilent)
    .map(({ path }) => path);
}

/** Names under which a card number, its expiry or its security code could come in, or go out. */
export function namesOfCardData(schema: GraphQLSchema): string[] {
  return namesOf(schema)
    .filter(({ isValue, name }) => !isValue && isCardData(name))
    .map(({ path }) => path);
}

/** What of a mutation is not as the house has it: one `input: XInput!`, and a union of `XPayload` and refusals. */
export function oddMutations(schema: GraphQLSchema): string[] {
  return mutationsOf(schema).flatMap((field) => [...oddInput(field), ...oddResult(field)]);
}

/** Mutations whose caller cannot say "this is the same request again". */
export function withoutIdempotencyKey(schema: GraphQLSchema): string[] {
  const lacks = (field: AnyField) => {
    const input = field.args[0] && getNamedType(field.args[0].type);
    const key = isInputObjectType(input) ? input.getFields()['idempotencyKey'] : undefined;
    return String(key?.type) !== 'IdempotencyKey!';
  };
  return mutationsOf(schema)
    .filter(lacks)
    .map((field) => field.name);
}

/** What of the lists, of `Node` and of `PageInfo` is not as the specifications of Relay have it. */
export function oddLists(schema: GraphQLSchema): string[] {
  const types = compositesOf(schema);
  return [
    ...types.filter(({ name }) => name.endsWith('Connection')).flatMap(oddConnection),
    ...types.flatMap((type) => Object.values(type.getFields()).flatMap(oddPaging)),
    ...missing(schema.getType('PageInfo'), {
      hasNextPage: 'Boolean!',
      hasPreviousPage: 'Boolean!',
      startCursor: 'String',
      endCursor: 'String',
    }),
    ...missing(schema.getType('Node'), { id: 'ID!' }),
    ...missing(schema.getQueryType(), { node: 'Node', nodes: '[Node]!' }),
  ];
}

function namesOf(schema: GraphQLSchema): Named[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [{ path: type.name, ...described(type) }, ...membersOf(type)]);
}

function membersOf(type: GraphQLNamedType): Named[] {
  const below = (member: Named) => ({ ...member, path: `${type.name}.${member.path}` });
  if (isEnumType(type))
    return type.getValues().map((value) => below({ ...asNamed(value), isValue: true }));
  if (isInputObjectType(type)) return Object.values(type.getFields()).map(asNamed).map(below);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    below(asNamed(field)),
    ...field.args.map((arg) => below({ ...asNamed(arg), path: `${field.name}(${arg.name})` })),
  ]);
}

function asNamed(thing: Omit<Named, 'path'>): Named {
  return { path: thing.name, ...described(thing) };
}

function described({ name, description }: Omit<Named, 'path'>): Omit<Named, 'path'> {
  return { name, description };
}

function isSilent({ name, description, isValue }: Named): boolean {
  const said = (description ?? '').trim();
  // One word can explain a code, such as `FR`; it cannot explain a field.
  const isShort = said === '' || (!isValue && !said.includes(' '));
  return isShort || onlyLetters(said.replace(/^(the|a|an) /i, '')) === onlyLetters(name);
}

function onlyLetters(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

function isCardData(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_]+/);
  if (words.some((word) => /^(pan|cvv2?|cvc2?|csc|cvn|expiry)$/.test(word))) return true;
  return /card ?(no|nr|number|holder|expir)|security code|track ?[12]|exp(iration|ires?)? (month|year)|expiration date/.test(
    words.join(' '),
  );
}

function mutationsOf(schema: GraphQLSchema): AnyField[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {});
}

function oddInput({ name, args }: AnyField): string[] {
  const given = args.map((arg) => `${arg.name}: ${arg.type}`).join(', ');
  return /^input: \w+Input!$/.test(given) ? [] : [`${name}(${given}) should take one input`];
}

function oddResult({ name, type }: AnyField): string[] {
  const union = getNamedType(type);
  if (!isNonNullType(type) || !isUnionType(union) || !union.name.endsWith('Result'))
    return [`${name}: ${type} should be a union of results`];
  const [payload, ...refusals] = union.getTypes();
  const odd = refusals.filter((member) => !isRefusal(member)).map((member) => member.name);
  return [
    ...(payload?.name.endsWith('Payload') ? [] : [`${union.name} should begin with its payload`]),
    ...odd.map((member) => `${union.name}: ${member} should implement UserError`),
  ];
}

function isRefusal(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'UserError');
}

function compositesOf(schema: GraphQLSchema): (GraphQLObjectType | GraphQLInterfaceType)[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && (isObjectType(type) || isInterfaceType(type)),
  ) as (GraphQLObjectType | GraphQLInterfaceType)[];
}

function oddConnection(type: GraphQLObjectType | GraphQLInterfaceType): string[] {
  const edge = type.name.replace(/Connection$/, 'Edge');
  const { edges } = type.getFields();
  return [
    ...missing(type, { edges: `[${edge}!]!`, pageInfo: 'PageInfo!' }),
    ...missing(edges && getNamedType(edges.type), { cursor: 'String!', node: undefined }),
  ];
}

function oddPaging(field: AnyField): string[] {
  if (!getNamedType(field.type).name.endsWith('Connection')) return [];
  const given = new Map(field.args.map((arg) => [arg.name, String(arg.type)]));
  const wanted = { first: 'Int', after: 'String', last: 'Int', before: 'String' };
  return Object.entries(wanted)
    .filter(([name, type]) => given.get(name) !== type)
    .map(([name, type]) => `${field.name} should take ${name}: ${type}`);
}

/** The fields of a type that are not there, or of another type than wanted. */
function missing(
  type: GraphQLNamedType | null | undefined,
  wanted: Readonly<Record<string, string | undefined>>,
): string[] {
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  return Object.entries(wanted)
    .filter(([name, kind]) => !fields[name] || (kind && String(fields[name].type) !== kind))
    .map(
      ([name, kind]) =>
        `${type?.name ?? 'A missing type'} should have ${name}: ${kind ?? 'its type'}`,
    );
}
