import { type GraphQLSchema, isObjectType } from 'graphql';

/**
 * True where two fields have the same name once their type's name is put before it, such as `Order.lineTotal`
 * and `Orderline.Total`. Compiled code tells resolvers apart by that name alone.
 */
export function namesClash(schema: GraphQLSchema): boolean {
  const taken = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const name of Object.keys(type.getFields())) {
      const joined = `${type.name}${name}`;
      if (taken.has(joined)) return true;
      taken.add(joined);
    }
  }
  return false;
}
