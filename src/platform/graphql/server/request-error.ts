import { GraphQLError } from 'graphql';

/** The closed list of what a request may be answered with in `errors[]`. */
export const requestErrorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'UNAVAILABLE',
] as const;
export type RequestErrorCode = (typeof requestErrorCodes)[number];

/** The request itself cannot be served. Its message is shown to the caller, so it holds nothing of the inside. */
export class RequestError extends GraphQLError {
  constructor(
    readonly code: RequestErrorCode,
    message: string,
    facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message, { extensions: { ...facts, code } });
  }
}
