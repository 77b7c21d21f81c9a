import { fastifyStatic } from '@fastify/static';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Gateway } from '../platform/gateway.js';
import type { Module } from '../platform/module.js';
import type { PageName } from './build/front-ends.js';
import { personas as playgroundPersonas } from './playground/runner/journey.js';
import { pageSettings, personaTokens } from './ports.js';
import { serveBuiltFiles } from './serve/built-files.js';
import { sendMessage } from './serve/message-page.js';
import { servePersonaTokens } from './serve/persona-route.js';
import { personas as tabletPersonas } from './tablet/personas.js';

/** The pages that the gateway serves itself. They know nothing but the graph. */
export const pagesModule: Module = { name: 'pages', routes: servePages };

/** Whom each page may play, on a development instance. */
const personasOf: Readonly<Record<PageName, readonly string[]>> = {
  playground: playgroundPersonas,
  tablet: tabletPersonas,
};

async function servePages(http: FastifyInstance, gateway: Gateway): Promise<void> {
  const settings = gateway.port(pageSettings);
  if (!settings.playground && !settings.tablet) return;
  const pages: FastifyPluginAsync = async (scope) => {
    await scope.register(fastifyStatic, { serve: false, preCompressed: true });
    if (settings.playground) {
      servePage(scope, gateway, 'playground');
      scope.get('/playground/back', (_request, reply) => sendMessage(reply, 'BACK', 'playground'));
    }
    if (settings.tablet) servePage(scope, gateway, 'tablet');
  };
  await http.register(pages);
}

/** The page itself, what it should know, and the tokens of its personas, which no production has. */
function servePage(http: FastifyInstance, gateway: Gateway, page: PageName): void {
  const { production, publicUrl } = gateway.port(pageSettings);
  const personas = production ? [] : personasOf[page];
  serveBuiltFiles(http, page);
  http.get(`/${page}/settings.json`, () => ({ personas }));
  if (!production)
    servePersonaTokens(http, page, { issue: gateway.port(personaTokens), publicUrl, personas });
}
