import type { GraphQLError } from 'graphql';

/** True where two of the errors have made the same place of the data null. */
export function haveOneNull(errors: readonly GraphQLError[], data: unknown): boolean {
  const places = errors.map((error) => nulledPlace(error.path ?? [], data));
  return new Set(places).size < places.length;
}

/** The first null on the way to where an error happened. */
function nulledPlace(path: readonly (string | number)[], data: unknown): string {
  let at = data;
  let depth = 0;
  while (depth < path.length && typeof at === 'object' && at !== null)
    at = (at as Record<string, unknown>)[path[depth++] as string];
  return path.slice(0, depth).join('.');
}
