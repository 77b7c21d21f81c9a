import type { FastifyInstance } from 'fastify';
import { httpProblem } from '../../../platform/http/index.js';
import type { IssuePersonaToken } from '../../ports.js';
import { type Persona, personas } from '../runner/journey.js';
import { isFromOwnPage } from './own-origin.js';

/** Hands a ready token for one of the personas to the playground's own page, and to no other. */
export function servePersonaTokens(
  http: FastifyInstance,
  issue: IssuePersonaToken,
  publicUrl: string,
): void {
  http.post('/playground/personas', async (request) => {
    if (!isFromOwnPage(request.headers, publicUrl))
      throw httpProblem(403, 'Tokens of personas are given to the playground only.');
    const { accessToken, guestToken } = await issue(readPersona(request.body));
    return { accessToken, guestToken };
  });
}

function readPersona(body: unknown): Persona {
  const asked = (body as { persona?: unknown } | null | undefined)?.persona;
  const persona = personas.find((each) => each === asked);
  if (!persona) throw httpProblem(400, `A persona is one of ${personas.join(', ')}.`);
  return persona;
}
