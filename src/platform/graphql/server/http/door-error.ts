import { GraphQLError } from 'graphql';
import { httpStatusOf, RequestError } from '../request-error.js';

/** The same error with its HTTP status; `retryAfterSeconds` becomes the header that clients wait by. */
export function atTheDoor(error: unknown): GraphQLError {
  const status = error instanceof RequestError ? httpStatusOf(error.code) : 500;
  const wait = error instanceof RequestError ? error.extensions['retryAfterSeconds'] : undefined;
  const headers = new Map<string, string>();
  if (typeof wait === 'number') headers.set('retry-after', String(wait));
  if (status === 401) headers.set('www-authenticate', 'Bearer');
  return new GraphQLError('The request was turned away.', {
    originalError: error instanceof Error ? error : new Error(String(error)),
    extensions: { http: { status, headers } },
  });
}
