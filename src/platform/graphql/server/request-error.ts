import { GraphQLError } from 'graphql';

/** The closed list of what a request may be answered with in `errors[]`. */
const requestErrorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'UNAVAILABLE',
] as const;
export type RequestErrorCode = (typeof requestErrorCodes)[number];

/**
 * The request itself cannot be served. Its message and facts are shown to the caller, so they hold nothing
 * of the inside and nothing that the caller has sent.
 */
export class RequestError extends GraphQLError {
  constructor(
    readonly code: RequestErrorCode,
    message: string,
    facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message, { extensions: { ...facts, code } });
  }
}

const statuses: Readonly<Record<RequestErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** The HTTP status of a request that is turned away before it runs. */
export function httpStatusOf(code: RequestErrorCode): number {
  return statuses[code];
}
