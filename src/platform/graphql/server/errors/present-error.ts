import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Log } from '../../../log.js';
import { RequestError } from '../request-error.js';
import { syntaxWithoutValues, validationWithoutValues } from './without-values.js';

/** What must be known of the asker to word an error. */
export interface Asker {
  readonly correlationId: string;
  readonly mayIntrospect: boolean;
}

/**
 * The form in which an error leaves the gateway. A `RequestError` is shown as it is; what graphql-js or the
 * server say of the request is shown without its values; everything else is a fault, which is logged and
 * shown as INTERNAL_SERVER_ERROR with the correlation id and not a word of the inside.
 */
export function presentError(error: unknown, asker: Asker, log: Log): GraphQLFormattedError {
  const told = requestErrorIn(error);
  if (told) return withPlace(error, told.message, told.extensions);
  if (error instanceof GraphQLError) {
    const presented = presentProtocolError(error, asker);
    if (presented) return presented;
  }
  const { correlationId } = asker;
  log.error({ err: causeOf(error), correlationId, path: pathOf(error) }, 'a request met a fault');
  return withPlace(error, 'Internal server error', {
    code: 'INTERNAL_SERVER_ERROR',
    correlationId,
  });
}

function requestErrorIn(error: unknown): RequestError | undefined {
  for (let at = error; at instanceof Error; at = originalOf(at))
    if (at instanceof RequestError) return at;
  return undefined;
}

function originalOf(error: Error): unknown {
  return error instanceof GraphQLError ? error.originalError : undefined;
}

function causeOf(error: unknown): unknown {
  let cause = error;
  for (let at = error; at instanceof Error; at = originalOf(at)) cause = at;
  return cause;
}

function pathOf(error: unknown): GraphQLError['path'] {
  return error instanceof GraphQLError ? error.path : undefined;
}

/** Codes under which the server speaks of the request itself; never those of an error that a field has thrown. */
const serverCodes: ReadonlySet<unknown> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

function presentProtocolError(
  error: GraphQLError,
  { mayIntrospect }: Asker,
): GraphQLFormattedError | undefined {
  const { code } = error.extensions;
  if (error.path) return presentArgumentError(error);
  if (code === 'GRAPHQL_PARSE_FAILED')
    return withPlace(error, syntaxWithoutValues(error.message), { code });
  if (code === 'GRAPHQL_VALIDATION_FAILED')
    return withPlace(error, validationWithoutValues(error, mayIntrospect), { code });
  if (code === 'OPERATION_RESOLUTION_FAILURE')
    return withPlace(error, noOperation, { code: 'BAD_USER_INPUT' });
  if (serverCodes.has(code))
    return withPlace(error, error.message.trim(), { code: 'BAD_USER_INPUT' });
  return undefined;
}

export const noOperation =
  'The document has no such operation: name one of its operations where it has several.';

/** A variable that is null where the argument must not be: only seen while the field runs. */
function presentArgumentError(error: GraphQLError): GraphQLFormattedError | undefined {
  if (!(causeOf(error) instanceof GraphQLError)) return undefined;
  const argument =
    /^Argument "(\w+)" (?:has invalid value|of required type "[^"]+" was|of non-null type "[^"]+" must)/.exec(
      error.message,
    );
  return argument
    ? withPlace(error, `Argument "${argument[1]}" has no valid value.`, { code: 'BAD_USER_INPUT' })
    : undefined;
}

function withPlace(
  error: unknown,
  message: string,
  extensions: Readonly<Record<string, unknown>>,
): GraphQLFormattedError {
  if (!(error instanceof GraphQLError)) return { message, extensions };
  const { locations, path } = error;
  return {
    message,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    extensions,
  };
}
