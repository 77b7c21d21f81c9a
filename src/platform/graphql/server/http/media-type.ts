import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { type HttpProblem, httpProblem } from '../../../http/problem.js';

/**
 * Bodies are plain UTF-8. A packed body is not unpacked: the little that it is on the wire says nothing of
 * what it would become.
 */
export function refuseMediaType(
  { headers }: FastifyRequest,
  _reply: FastifyReply,
  done: HookHandlerDoneFunction,
): void {
  done(mediaTypeProblem(headers));
}

function mediaTypeProblem(headers: IncomingHttpHeaders): HttpProblem | undefined {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    return httpProblem(415, 'Packed bodies are not accepted.');
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    return httpProblem(415, 'Bodies are written in UTF-8.');
  return undefined;
}
