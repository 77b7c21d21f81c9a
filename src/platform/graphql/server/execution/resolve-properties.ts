import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/**
 * Gives every field without a resolver the one that graphql-js would use. Compiled code reads such a field as
 * a property, and would take a promise or a method in it for the value itself. Numbers, texts and enums stay
 * properties: there the mistake shows, and is put right by `Executor`.
 */
export function resolveProperties(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      if (!isPlainLeaf(field)) field.resolve ??= defaultFieldResolver;
  }
}

function isPlainLeaf(field: GraphQLField<unknown, unknown>): boolean {
  const type = getNamedType(field.type);
  return isSpecifiedScalarType(type) || isEnumType(type);
}
