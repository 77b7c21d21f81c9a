import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isSpecifiedScalarType,
  Kind,
  type ValueNode,
} from 'graphql';

/** True where every argument is a variable, or a literal without text whose type leaves it as it is. */
export function areArgumentsPlain(field: GraphQLField<unknown, unknown>, node: FieldNode): boolean {
  if (!field.args.every((argument) => isPlainDefault(argument.defaultValue))) return false;
  return (node.arguments ?? []).every(({ name, value }) => {
    const argument = field.args.find((known) => known.name === name.value);
    return argument !== undefined && isPlainValue(value, argument.type);
  });
}

/** True for a value that JSON can write and read back. */
export function isPlainDefault(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlainDefault);
  return value == null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isPlainValue(value: ValueNode, type: GraphQLInputType): boolean {
  return value.kind === Kind.VARIABLE || isPlainLiteral(value, type);
}

/** No strings, no objects, and nothing that a scalar of our own would turn into something else. */
export function isPlainLiteral(value: ValueNode, type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  if (!isSpecifiedScalarType(named) && !isEnumType(named)) return false;
  if (value.kind === Kind.LIST) return value.values.every((item) => isPlainLiteral(item, type));
  return plainKinds.has(value.kind);
}

const plainKinds: ReadonlySet<Kind> = new Set([Kind.INT, Kind.BOOLEAN, Kind.NULL, Kind.ENUM]);
