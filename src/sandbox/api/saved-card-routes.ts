import type { FastifyInstance } from 'fastify';
import { forgetCard } from '../commands/forget-card.js';
import { saveCard } from '../commands/save-card.js';
import type { Desk } from '../desk.js';
import type { Idempotency } from './idempotency.js';
import { type SaveCardBody, saveCardSchema } from './schemas.js';
import { serveMoneyCall } from './serve-call.js';

/** The calls that keep a card for the next time, and let go of it. */
export function addSavedCardRoutes(api: FastifyInstance, desk: Desk, once: Idempotency): void {
  api.post<{ Body: SaveCardBody }>(
    '/saved-cards',
    { schema: { body: saveCardSchema } },
    (request, reply) =>
      serveMoneyCall(desk, once, request, reply, {
        operation: 'save',
        work: (call) => saveCard(desk, call, request.body),
      }),
  );

  api.post<{ Params: { id: string } }>('/saved-cards/:id/forget', (request, reply) =>
    serveMoneyCall(desk, once, request, reply, {
      operation: 'forget',
      work: (call) => forgetCard(desk, call, request.params.id),
    }),
  );
}
