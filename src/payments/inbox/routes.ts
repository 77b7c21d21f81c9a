import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Gateway } from '../../platform/gateway.js';
import { paymentProviders } from '../providers/registry.js';
import { receiveProviderEvent } from './receive-provider-event.js';

/** No provider sends more; whoever does is not read to the end. */
const maxBodyBytes = 64 * 1024;
const empty = Buffer.alloc(0);

/**
 * `POST /webhooks/:provider`: where providers send news. The signature covers the raw bytes, so they are kept as
 * they came. 200: kept (again, or for the first time); 401: not signed by the provider, or too old; 400: signed,
 * and no message; 404: no such provider; 413: too long.
 */
export async function addWebhookRoutes(http: FastifyInstance, gateway: Gateway): Promise<void> {
  await http.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: maxBodyBytes },
      (_request: FastifyRequest, body: Buffer, done: (fault: null, body: Buffer) => void) =>
        done(null, body),
    );
    scope.post<{ Params: { provider: string } }>(
      '/webhooks/:provider',
      { bodyLimit: maxBodyBytes },
      (request, reply) => receive(gateway, request.params.provider, request, reply),
    );
    done();
  });
}

async function receive(
  gateway: Gateway,
  name: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const provider = gateway.port(paymentProviders).find(name);
  if (!provider) return reply.code(404).send({ error: 'unknown_provider' });
  const body = Buffer.isBuffer(request.body) ? request.body : empty;
  const reading = provider.readWebhook({ headers: request.headers, body }, gateway.clock.now());
  if (reading.kind === 'forged') {
    gateway.log.warn({ provider: name }, 'a webhook was not signed by its provider');
    return reply.code(401).send({ error: 'wrong_signature' });
  }
  if (reading.kind === 'unreadable') return reply.code(400).send({ error: 'unreadable' });
  await gateway.runAsSystem('receiveProviderEvent', (work) =>
    receiveProviderEvent(work, name, reading),
  );
  return reply.code(200).send({ received: true });
}
