import type { FastifyInstance } from 'fastify';
import { httpProblem } from '../../platform/http/index.js';
import type { PageName } from '../build/front-ends.js';
import type { IssuePersonaToken } from '../ports.js';
import { isFromOwnPage } from './own-origin.js';

interface PersonaTokens {
  readonly issue: IssuePersonaToken;
  readonly publicUrl: string;
  /** Whom this page may play. */
  readonly personas: readonly string[];
}

/** Hands a ready token for one of the personas to this page of the gateway, and to no other. */
export function servePersonaTokens(
  http: FastifyInstance,
  page: PageName,
  { issue, publicUrl, personas }: PersonaTokens,
): void {
  http.post(`/${page}/personas`, async (request) => {
    if (!isFromOwnPage(request.headers, publicUrl))
      throw httpProblem(403, `Tokens of personas are given to the ${page} only.`);
    const { accessToken, guestToken } = await issue(readPersona(request.body, personas));
    return { accessToken, guestToken };
  });
}

function readPersona(body: unknown, personas: readonly string[]): string {
  const asked = (body as { persona?: unknown } | null | undefined)?.persona;
  const persona = personas.find((each) => each === asked);
  if (!persona) throw httpProblem(400, `A persona is one of ${personas.join(', ')}.`);
  return persona;
}
