import type { FastifyInstance } from 'fastify';
import { changePayment, type Decide } from '../commands/change-payment.js';
import { createPayment, findPaymentMethod } from '../commands/create-payment.js';
import { openCardSession } from '../commands/open-card-session.js';
import type { Desk } from '../desk.js';
import { capture } from '../domain/capture.js';
import { extend } from '../domain/extend.js';
import { refund } from '../domain/refund.js';
import { testToken } from '../domain/test-tokens.js';
import { voidPayment } from '../domain/void.js';
import { addCreditRoutes } from './credit-routes.js';
import { Idempotency } from './idempotency.js';
import { addSavedCardRoutes } from './saved-card-routes.js';
import {
  type CaptureBody,
  type CardSessionBody,
  type CreatePaymentBody,
  captureSchema,
  cardSessionSchema,
  createPaymentSchema,
  type RefundBody,
  refundSchema,
} from './schemas.js';
import { serveMoneyCall } from './serve-call.js';
import { viewCardSession } from './views.js';

interface OfPayment {
  readonly id: string;
}

/** The calls that move money, and the one that opens the card page. */
export function addPaymentRoutes(api: FastifyInstance, desk: Desk): void {
  const once = new Idempotency(desk.books);
  const change =
    (paymentId: string, decide: Decide) => (call: { key: string; inputHash: string }) =>
      changePayment(desk, paymentId, call, decide);

  api.post<{ Body: CreatePaymentBody }>(
    '/payments',
    { schema: { body: createPaymentSchema } },
    (request, reply) => {
      const { amount, ...order } = request.body;
      const input = { ...order, amountMinor: amount.minor, currency: amount.currency };
      const method = findPaymentMethod(desk, order.paymentMethod);
      return serveMoneyCall(desk, once, request, reply, {
        operation: 'authorize',
        misbehaviour: method && testToken(method.behavesLike)?.misbehaviour,
        work: (call) => createPayment(desk, call, input),
      });
    },
  );

  addSavedCardRoutes(api, desk, once);
  addCreditRoutes(api, desk, once);

  api.post<{ Body: CaptureBody; Params: OfPayment }>(
    '/payments/:id/captures',
    { schema: { body: captureSchema } },
    (request, reply) => {
      const { amount, final = false } = request.body;
      const asked = { amountMinor: amount.minor, currency: amount.currency, final };
      return serveMoneyCall(desk, once, request, reply, {
        operation: 'capture',
        work: change(request.params.id, (payment, call) => capture(payment, { ...call, ...asked })),
      });
    },
  );

  api.post<{ Params: OfPayment }>('/payments/:id/void', (request, reply) =>
    serveMoneyCall(desk, once, request, reply, {
      operation: 'void',
      work: change(request.params.id, voidPayment),
    }),
  );

  api.post<{ Params: OfPayment }>('/payments/:id/extensions', (request, reply) =>
    serveMoneyCall(desk, once, request, reply, {
      operation: 'extend',
      work: change(request.params.id, extend),
    }),
  );

  api.post<{ Body: RefundBody; Params: OfPayment }>(
    '/payments/:id/refunds',
    { schema: { body: refundSchema } },
    (request, reply) => {
      const { amount, reason } = request.body;
      const asked = { amountMinor: amount.minor, currency: amount.currency, reason };
      return serveMoneyCall(desk, once, request, reply, {
        operation: 'refund',
        work: change(request.params.id, (payment, call) => refund(payment, { ...call, ...asked })),
      });
    },
  );

  api.post<{ Body: CardSessionBody }>(
    '/card-sessions',
    { schema: { body: cardSessionSchema } },
    (request, reply) => {
      const session = openCardSession(desk, request.body);
      return reply.code(201).send(viewCardSession(session, desk.address.baseUrl));
    },
  );
}
