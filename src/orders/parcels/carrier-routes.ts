import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { carriers, keepCarrierNews, type ParcelNews } from '../../fulfilment/index.js';
import type { Gateway } from '../../platform/gateway.js';
import { followAndPayBack } from './refund-parcels.js';

/** No carrier sends more; whoever does is not read to the end. */
const maxBodyBytes = 64 * 1024;
const empty = Buffer.alloc(0);

/**
 * `POST /webhooks/carriers/:carrier`: where carriers tell what became of parcels. News is verified over its raw bytes,
 * kept once, followed, and acknowledged then: who is not thanked tells it again. 200: kept, or of no interest; 401: not
 * signed by the carrier, or too old; 400: signed, and no message; 404: no such carrier; 413: too long.
 */
export async function addCarrierRoutes(http: FastifyInstance, gateway: Gateway): Promise<void> {
  await http.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: maxBodyBytes },
      (_request: FastifyRequest, body: Buffer, parsed: (fault: null, body: Buffer) => void) =>
        parsed(null, body),
    );
    scope.post<{ Params: { carrier: string } }>(
      '/webhooks/carriers/:carrier',
      { bodyLimit: maxBodyBytes },
      (request, reply) => receive(gateway, request.params.carrier, request, reply),
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
  const carrier = gateway.port(carriers).find(name);
  if (!carrier) return reply.code(404).send({ error: 'unknown_carrier' });
  const body = Buffer.isBuffer(request.body) ? request.body : empty;
  const reading = carrier.readNews({ headers: request.headers, body });
  if (reading.kind === 'forged') return reply.code(401).send({ error: 'wrong_signature' });
  if (reading.kind === 'unreadable') return reply.code(400).send({ error: 'unreadable' });
  if (reading.kind === 'news') await follow(gateway, name, reading.news);
  return reply.code(200).send({ received: true });
}

/** News that came before is followed again: whoever took it then may have died in the middle. */
async function follow(gateway: Gateway, carrier: string, news: ParcelNews): Promise<void> {
  const parcel = await gateway.runAsSystem('keepCarrierNews', (work) =>
    keepCarrierNews(work, carrier, news),
  );
  if (parcel) await followAndPayBack(gateway, parcel.id);
}
