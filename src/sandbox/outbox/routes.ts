import type { FastifyInstance } from 'fastify';
import { objectOf } from '../api/schemas.js';
import type { Desk } from '../desk.js';
import type { WantedMessage } from './outbox.js';

const keyPattern = /^[\x21-\x7e]{1,255}$/;
const messageSchema = objectOf(
  {
    medium: { enum: ['email', 'sms'] },
    to: { type: 'string', minLength: 3, maxLength: 320 },
    subject: { type: 'string', maxLength: 200 },
    text: { type: 'string', minLength: 1, maxLength: 10_000 },
  },
  ['medium', 'to', 'subject', 'text'],
);
const listSchema = objectOf({ to: { type: 'string', maxLength: 320 } }, []);

/** Plays a service that sends e-mail and texts. */
export function addOutboxRoutes(api: FastifyInstance, { outbox, clock }: Desk): void {
  api.post<{ Body: WantedMessage }>(
    '/messages',
    { schema: { body: messageSchema } },
    (request, reply) => {
      const key = String(request.headers['idempotency-key'] ?? '');
      if (!keyPattern.test(key))
        return reply.code(400).send({ error: { code: 'idempotency_key_required' } });
      const taken = outbox.take(key, request.body, clock.now());
      if (taken === 'refused')
        return reply.code(422).send({ error: { code: 'recipient_refused' } });
      if (taken === 'busy') return reply.code(503).send({ error: { code: 'unavailable' } });
      return reply.code(202).send({ id: taken.id });
    },
  );
  api.get<{ Querystring: { to?: string } }>(
    '/messages',
    { schema: { querystring: listSchema } },
    (request, reply) => reply.send({ data: outbox.all(request.query.to) }),
  );
  api.get<{ Params: { id: string } }>('/messages/:id', (request, reply) => {
    const message = outbox.find(request.params.id);
    return message
      ? reply.send(message)
      : reply.code(404).send({ error: { code: 'message_not_found' } });
  });
}
