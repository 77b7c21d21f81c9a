import type { FastifyInstance } from 'fastify';
import { findPaymentMethod } from '../commands/create-payment.js';
import { creditCard } from '../commands/credit-card.js';
import type { Desk } from '../desk.js';
import { testToken } from '../domain/test-tokens.js';
import type { Idempotency } from './idempotency.js';
import { booksSchema, type CreditBody, creditSchema, findCreditSchema } from './schemas.js';
import { serveMoneyCall, serveRead } from './serve-call.js';
import { viewCredit } from './views.js';

const usualPage = 100;
const largestPage = 500;

/** The calls of a terminal: which card lies in it, money for it, and what became of that. */
export function addCreditRoutes(api: FastifyInstance, desk: Desk, once: Idempotency): void {
  api.post<{ Body: CreditBody }>(
    '/credits',
    { schema: { body: creditSchema } },
    (request, reply) => {
      const { amount, card, reference } = request.body;
      const method = findPaymentMethod(desk, card);
      const asked = { card, reference, amountMinor: amount.minor, currency: amount.currency };
      return serveMoneyCall(desk, once, request, reply, {
        operation: 'credit',
        misbehaviour: method && testToken(method.behavesLike)?.misbehaviour,
        work: (call) => creditCard(desk, call, asked),
      });
    },
  );

  api.get<{ Params: { token: string } }>('/cards/:token', (request, reply) =>
    serveRead(desk, request, reply, () => {
      const method = findPaymentMethod(desk, request.params.token);
      return method && { card: method.card };
    }),
  );

  api.get<{ Querystring: { idempotencyKey: string } }>(
    '/credits',
    { schema: { querystring: findCreditSchema } },
    (request, reply) =>
      serveRead(desk, request, reply, () => {
        const found = desk.books.answer(request.query.idempotencyKey)?.credit;
        return { data: found ? [viewCredit(found)] : [] };
      }),
  );

  api.get<{ Querystring: { after?: string; limit?: string } }>(
    '/books/credits',
    { schema: { querystring: booksSchema } },
    (request, reply) =>
      serveRead(desk, request, reply, () => {
        const from = Number(request.query.after ?? 0);
        const limit = Math.min(Number(request.query.limit ?? usualPage), largestPage);
        const { page, size } = desk.books.creditPage(from, limit);
        const next = from + page.length;
        return {
          data: page.map(viewCredit),
          ...(page.length > 0 && next < size && { nextCursor: String(next) }),
        };
      }),
  );
}
