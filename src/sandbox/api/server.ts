import { timingSafeEqual } from 'node:crypto';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { findCardNumber } from '../../kernel/card-number.js';
import { addCarrierRoutes } from '../carrier/routes.js';
import { expirePayments } from '../commands/expire-payments.js';
import { addControlRoutes } from '../control/control-routes.js';
import type { SandboxControl } from '../control/sandbox-control.js';
import type { Desk } from '../desk.js';
import { addOutboxRoutes } from '../outbox/routes.js';
import { addPages } from '../pages/routes.js';
import { addEnquiryRoutes } from './enquiry-routes.js';
import { answerErrors, sendFault } from './errors.js';
import { addPaymentRoutes } from './payment-routes.js';

const largestBodyBytes = 64 * 1024;

interface ServerOptions {
  readonly desk: Desk;
  readonly secretKey: string;
  readonly control: SandboxControl | undefined;
  /** False while the journal is being read. */
  readonly isReady: () => boolean;
}

/** The HTTP face of the sandbox: API and control behind the secret key, pages for everybody. */
export function buildServer({ desk, secretKey, control, isReady }: ServerOptions): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: largestBodyBytes,
    forceCloseConnections: true,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(answerErrors(desk.log));
  app.setNotFoundHandler((_request, reply) => sendFault(reply, 'not_found'));
  app.addHook('onRequest', (_request, reply, done) => {
    if (!isReady()) {
      void sendFault(reply.header('retry-after', '1'), 'unavailable');
      return;
    }
    expirePayments(desk);
    done();
  });
  app.get('/healthz', (_request, reply) => reply.send({ status: 'ok' }));

  const guard = guardedBy(secretKey);
  app.register(
    (api, _options, done) => {
      api.addHook('onRequest', guard);
      api.addHook('preHandler', refuseCardNumbers);
      addPaymentRoutes(api, desk);
      addEnquiryRoutes(api, desk);
      addOutboxRoutes(api, desk);
      addCarrierRoutes(api, desk);
      done();
    },
    { prefix: '/v1' },
  );
  if (control)
    app.register(
      (routes, _options, done) => {
        routes.addHook('onRequest', guard);
        addControlRoutes(routes, desk, control);
        done();
      },
      { prefix: '/control' },
    );
  app.register((pages, _options, done) => {
    addPages(pages, desk);
    done();
  });
  return app;
}

/** What a caller writes into a reference or a note is kept; a card number must not be (PCI DSS 3.5.1). */
function refuseCardNumbers(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const key = request.headers['idempotency-key'];
  const kept = request.method === 'POST' ? `${key} | ${JSON.stringify(request.body)}` : '';
  if (findCardNumber(kept)) void sendFault(reply, 'card_number_found');
  else done();
}

function guardedBy(secretKey: string) {
  const expected = Buffer.from(`Bearer ${secretKey}`);
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const given = Buffer.from(request.headers.authorization ?? '');
    if (given.length === expected.length && timingSafeEqual(given, expected)) done();
    else void sendFault(reply, 'unauthorized');
  };
}
