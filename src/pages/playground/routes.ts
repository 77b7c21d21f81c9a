import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Gateway } from '../../platform/gateway.js';
import type { Module } from '../../platform/module.js';
import { personaTokens, playgroundSettings } from '../ports.js';
import { personas } from './runner/journey.js';
import { serveBuiltFiles } from './serve/built-files.js';
import { sendMessage } from './serve/message-page.js';
import { servePersonaTokens } from './serve/persona-route.js';

/** The pages that the gateway serves itself: the playground. They know nothing but the graph. */
export const pagesModule: Module = { name: 'pages', routes: servePlayground };

async function servePlayground(http: FastifyInstance, gateway: Gateway): Promise<void> {
  const { isOn, production, publicUrl } = gateway.port(playgroundSettings);
  if (!isOn) return;
  const playground: FastifyPluginAsync = async (scope) => {
    await serveBuiltFiles(scope);
    scope.get('/playground/settings.json', () => ({ personas: production ? [] : personas }));
    scope.get('/playground/back', (_request, reply) => sendMessage(reply, 'BACK'));
    if (!production) servePersonaTokens(scope, gateway.port(personaTokens), publicUrl);
  };
  await http.register(playground);
}
