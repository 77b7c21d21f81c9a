import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { httpStatusOf, RequestError } from '../graphql/server/request-error.js';
import type { Log } from '../log.js';
import { HttpProblem } from './problem.js';

/** What is said of a status. The framework's own words may quote the request, so they stay inside. */
const sentences: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  401: 'Sign in to do this.',
  403: 'This is not yours to do.',
  404: 'There is nothing here.',
  405: 'This method is not served here.',
  408: 'The request took too long to arrive.',
  409: 'The request collides with another one.',
  413: 'The request is too large.',
  414: 'The address is too long.',
  415: 'This kind of body is not accepted here.',
  429: 'Too many requests: wait a moment.',
  431: 'The headers are too large.',
  503: 'Not available at the moment: try again.',
};

const codes: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
};

/** Answers what no route has answered itself: in the form of GraphQL errors, and without anything of the inside. */
export function answerProblem(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
): void {
  const status = statusOf(error);
  if (status >= 500 && status !== 503) {
    log.error({ err: error, correlationId: request.id }, 'a request met a fault');
    sendProblem(reply, status, 'Internal server error', 'INTERNAL_SERVER_ERROR', request.id);
    return;
  }
  const isOurs = error instanceof HttpProblem || error instanceof RequestError;
  sendProblem(reply, status, isOurs ? error.message : undefined);
}

export function sendProblem(
  reply: FastifyReply,
  status: number,
  sentence = sentences[status] ?? 'The request cannot be served.',
  code = codes[status] ?? 'BAD_USER_INPUT',
  correlationId?: string,
): void {
  const extensions = correlationId === undefined ? { code } : { code, correlationId };
  void reply.code(status).send({ errors: [{ message: sentence, extensions }] });
}

function statusOf(error: FastifyError | Error): number {
  if (error instanceof RequestError) return httpStatusOf(error.code);
  const status = 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}
