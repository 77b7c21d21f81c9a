import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Gateway } from '../../platform/gateway.js';
import { paymentProviders } from '../providers/registry.js';
import { NewsReader } from './news-reader.js';
import { type KeptNews, receiveProviderEvent } from './receive-provider-event.js';
import { UnderWay } from './under-way.js';

/** No provider sends more; whoever does is not read to the end. */
const maxBodyBytes = 64 * 1024;
const empty = Buffer.alloc(0);

/**
 * `POST /webhooks/:provider`: where providers send news. The signature covers the raw bytes, so they are kept as
 * they came. News is verified, kept, acknowledged, and then read; a server that closes reads first what it has
 * acknowledged. 200: kept (again, or for the first time); 401: not signed by the provider, or too old; 400: signed,
 * and no message; 404: no such provider; 413: too long.
 */
export async function addWebhookRoutes(
  http: FastifyInstance,
  gateway: Gateway,
  reader: Pick<NewsReader, 'take' | 'drained'> = new NewsReader(gateway),
): Promise<void> {
  const receipts = new UnderWay();
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
      async (request, reply) => {
        const { provider } = request.params;
        const kept = await receipts.add(receive(gateway, provider, request, reply));
        for (const each of kept) reader.take(each);
        return reply;
      },
    );
    // A sender who has hung up meanwhile leaves a request behind that the server does not wait for.
    scope.addHook('onClose', async () => {
      await receipts.ended();
      await reader.drained();
    });
    done();
  });
}

async function receive(
  gateway: Gateway,
  name: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<readonly KeptNews[]> {
  const provider = gateway.port(paymentProviders).find(name);
  if (!provider) return refuse(reply, 404, 'unknown_provider');
  const body = Buffer.isBuffer(request.body) ? request.body : empty;
  const reading = provider.readWebhook({ headers: request.headers, body }, gateway.clock.now());
  if (reading.kind === 'forged') {
    gateway.log.warn({ provider: name }, 'a webhook was not signed by its provider');
    return refuse(reply, 401, 'wrong_signature');
  }
  if (reading.kind === 'unreadable') return refuse(reply, 400, 'unreadable');
  const kept: KeptNews[] = [];
  for (const news of [reading, ...(reading.others ?? [])]) {
    const fresh = await receiveProviderEvent(gateway, provider, news);
    if (fresh) kept.push(fresh);
  }
  reply.code(200).send({ received: true });
  return kept;
}

function refuse(reply: FastifyReply, status: number, error: string): [] {
  reply.code(status).send({ error });
  return [];
}
