import type { FastifyInstance } from 'fastify';
import type { Desk } from '../desk.js';
import type { Payment } from '../domain/payment.js';
import { booksSchema, findPaymentsSchema } from './schemas.js';
import { serveRead } from './serve-call.js';
import { viewPayment } from './views.js';

const usualPage = 100;
const largestPage = 500;

/** The calls that only look: one payment, those of a reference or key, and the whole books. */
export function addEnquiryRoutes(api: FastifyInstance, desk: Desk): void {
  const { books } = desk;
  const view = (payment: Payment) => viewPayment(payment, desk.address.baseUrl);

  api.get<{ Params: { id: string } }>('/payments/:id', (request, reply) =>
    serveRead(desk, request, reply, () => {
      const payment = books.payment(request.params.id);
      return payment && view(payment);
    }),
  );

  api.get<{ Querystring: { reference?: string; idempotencyKey?: string } }>(
    '/payments',
    { schema: { querystring: findPaymentsSchema } },
    (request, reply) =>
      serveRead(desk, request, reply, () => {
        const { reference, idempotencyKey = '' } = request.query;
        const found = reference
          ? books.paymentsOfReference(reference)
          : [books.paymentOfKey(idempotencyKey)].filter((each) => each !== undefined);
        return { data: found.slice(-usualPage).map(view) };
      }),
  );

  api.get<{ Querystring: { after?: string; limit?: string } }>(
    '/books',
    { schema: { querystring: booksSchema } },
    (request, reply) =>
      serveRead(desk, request, reply, () => {
        const from = Number(request.query.after ?? 0);
        const limit = Math.min(Number(request.query.limit ?? usualPage), largestPage);
        const page = books.page(from, limit);
        const next = from + page.length;
        return {
          data: page.map(view),
          ...(page.length > 0 && next < books.size && { nextCursor: String(next) }),
        };
      }),
  );
}
