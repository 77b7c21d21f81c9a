import { join } from 'node:path';
import { fastifyStatic } from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { builtRoot } from '../build/places.js';
import { playgroundState } from '../build/preparation.js';
import { contentPolicy } from './content-policy.js';
import { sendMessage } from './message-page.js';

/** Serves the built front end: its page always fresh, what it loads for ever, because its names are hashes. */
export async function serveBuiltFiles(http: FastifyInstance): Promise<void> {
  await http.register(fastifyStatic, { serve: false, preCompressed: true });
  http.get('/playground', (_request, reply) => {
    const state = playgroundState();
    if (state !== 'READY') return sendMessage(reply, state);
    return reply
      .header('content-security-policy', contentPolicy)
      .sendFile('index.html', builtRoot, { maxAge: 0 });
  });
  http.get('/playground/', (_request, reply) => reply.redirect('/playground', 308));
  http.get<{ Params: { file: string } }>('/playground/assets/:file', (request, reply) =>
    reply
      .header('content-security-policy', contentPolicy)
      .sendFile(request.params.file, join(builtRoot, 'assets'), {
        maxAge: '365d',
        immutable: true,
      }),
  );
}
