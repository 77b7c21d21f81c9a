import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { frontEnds, type PageName } from '../build/front-ends.js';
import { builtRootOf, workerName } from '../build/places.js';
import { stateOf } from '../build/preparation.js';
import { contentPolicy } from './content-policy.js';
import { sendMessage } from './message-page.js';

/** Serves a built front end: its page always fresh, what it loads for ever, because its names are hashes. */
export function serveBuiltFiles(http: FastifyInstance, page: PageName): void {
  http.get(`/${page}`, (_request, reply) => {
    const state = stateOf(page);
    if (state !== 'READY') return sendMessage(reply, state, page);
    return reply
      .header('content-security-policy', contentPolicy)
      .sendFile('index.html', builtRootOf(page), { maxAge: 0 });
  });
  http.get(`/${page}/`, (_request, reply) => reply.redirect(`/${page}`, 308));
  // The page stands beside the folder that the worker would be asked about by itself.
  if (frontEnds[page].worker)
    http.get(`/${page}/${workerName}`, (_request, reply) =>
      reply
        .header('content-security-policy', contentPolicy)
        .header('service-worker-allowed', `/${page}`)
        .sendFile(workerName, builtRootOf(page), { maxAge: 0 }),
    );
  http.get<{ Params: { file: string } }>(`/${page}/assets/:file`, (request, reply) =>
    reply
      .header('content-security-policy', contentPolicy)
      .sendFile(request.params.file, join(builtRootOf(page), 'assets'), {
        maxAge: '365d',
        immutable: true,
      }),
  );
}
