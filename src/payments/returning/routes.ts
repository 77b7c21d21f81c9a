import type { FastifyInstance } from 'fastify';
import { isId } from '../../kernel/ids.js';
import type { Gateway } from '../../platform/gateway.js';
import { httpProblem } from '../../platform/http/index.js';
import { completeAction } from './complete-action.js';

/** The path to which a bank leads back the card holder; the id of the attempt follows. */
export const paymentReturnPath = '/payments/return';

/**
 * `GET /payments/return/:attemptId`: where the browser of a card holder comes back to from their bank, with a
 * provider that has to be told. It leads on to the page that the shop has named when it asked for the money, and to
 * no other: 303; 404 where there is no such attempt.
 */
export function addReturnRoute(http: FastifyInstance, gateway: Gateway): void {
  http.get<{ Params: { attemptId: string } }>(
    `${paymentReturnPath}/:attemptId`,
    { exposeHeadRoute: false },
    async (request, reply) => {
      const { attemptId } = request.params;
      const query = new URL(request.url, 'http://gateway').searchParams;
      const onward = isId(attemptId) ? await completeAction(gateway, attemptId, query) : undefined;
      if (onward === undefined) throw httpProblem(404, 'There is no such payment.');
      // The result stands in this address, which is nobody else's business.
      reply.header('cache-control', 'no-store');
      return reply.redirect(onward, 303);
    },
  );
}
