import type { FastifyInstance } from 'fastify';
import { isRefusal } from '../../kernel/refusal.js';
import { sendFault, sendRefusal } from '../api/errors.js';
import { objectOf } from '../api/schemas.js';
import { viewPayment } from '../api/views.js';
import { answerChallenge } from '../commands/answer-challenge.js';
import { decideDispute, disputePayment } from '../commands/dispute-payment.js';
import type { Desk } from '../desk.js';
import { type DisputeDecision, disputeDecisions } from '../domain/dispute.js';
import { misbehaviourKinds } from '../domain/misbehaviour.js';
import { type ChallengeDecision, challengeDecisions } from '../domain/settle-challenge.js';
import { apiOperations, type Plan } from './plans.js';
import {
  type FlushOrder,
  flushOrders,
  type OpenedDispute,
  type SandboxControl,
  type WebhookConduct,
} from './sandbox-control.js';

const planSchema = objectOf(
  {
    operation: { enum: [...apiOperations, 'any'] },
    times: { type: 'integer', minimum: 1, maximum: 1_000_000 },
    misbehaviour: objectOf(
      {
        kind: { enum: misbehaviourKinds },
        status: { type: 'integer', minimum: 400, maximum: 599 },
        delayMs: { type: 'integer', minimum: 0, maximum: 600_000 },
        byMinor: { type: 'integer' },
      },
      ['kind'],
    ),
  },
  ['operation', 'misbehaviour'],
);

const conductSchema = objectOf(
  {
    paused: { type: 'boolean' },
    copies: { type: 'integer', minimum: 1, maximum: 100 },
    dropNext: { type: 'integer', minimum: 0, maximum: 1_000_000 },
    url: { type: ['string', 'null'], pattern: '^https?://' },
  },
  [],
);

const flushSchema = objectOf({ order: { enum: flushOrders } }, []);
const clockSchema = objectOf({ advanceMs: { type: 'integer', minimum: 0 } }, ['advanceMs']);
const disputeSchema = objectOf(
  {
    paymentId: { type: 'string' },
    amountMinor: { type: 'integer', minimum: 1 },
    reason: { type: 'string', pattern: '^[a-z_]{1,60}$' },
    inquiry: { type: 'boolean' },
  },
  ['paymentId'],
);
const disputeDecisionSchema = objectOf({ decision: { enum: disputeDecisions } }, ['decision']);
const challengeSchema = objectOf({ decision: { enum: challengeDecisions } }, ['decision']);

/** The control of the sandbox by HTTP, for tests in another process. */
export function addControlRoutes(
  routes: FastifyInstance,
  desk: Desk,
  control: SandboxControl,
): void {
  routes.post<{ Body: Plan }>('/misbehave', { schema: { body: planSchema } }, (request, reply) => {
    control.misbehave(request.body);
    return reply.code(204).send();
  });
  routes.delete('/misbehave', (_request, reply) => {
    control.behave();
    return reply.code(204).send();
  });
  routes.get('/calls', (_request, reply) => reply.send({ data: control.calls() }));
  routes.delete('/calls', (_request, reply) => {
    control.forgetCalls();
    return reply.code(204).send();
  });
  routes.post<{ Body: { advanceMs: number } }>(
    '/clock',
    { schema: { body: clockSchema } },
    (request, reply) => {
      control.advanceClock(request.body.advanceMs);
      return reply.code(204).send();
    },
  );
  routes.post<{ Body: { decision: ChallengeDecision }; Params: { paymentId: string } }>(
    '/challenges/:paymentId',
    { schema: { body: challengeSchema } },
    (request, reply) => {
      const outcome = answerChallenge(desk, request.params.paymentId, request.body.decision);
      return isRefusal(outcome)
        ? sendRefusal(reply, outcome)
        : reply.send(viewPayment(outcome, desk.address.baseUrl));
    },
  );
  routes.get('/books', (_request, reply) => reply.send({ data: control.books() }));
  addDisputeRoutes(routes, desk);
  addWebhookRoutes(routes, control);
}

function addDisputeRoutes(routes: FastifyInstance, desk: Desk): void {
  routes.post<{ Body: OpenedDispute }>(
    '/disputes',
    { schema: { body: disputeSchema } },
    (request, reply) => {
      const { paymentId, ...asked } = request.body;
      const outcome = disputePayment(desk, paymentId, asked);
      return isRefusal(outcome)
        ? sendRefusal(reply, outcome)
        : reply.code(201).send(viewPayment(outcome, desk.address.baseUrl));
    },
  );
  routes.post<{
    Body: { decision: DisputeDecision };
    Params: { paymentId: string; disputeId: string };
  }>(
    '/disputes/:paymentId/:disputeId',
    { schema: { body: disputeDecisionSchema } },
    (request, reply) => {
      const outcome = decideDispute(desk, request.params, request.body.decision);
      return isRefusal(outcome)
        ? sendRefusal(reply, outcome)
        : reply.send(viewPayment(outcome, desk.address.baseUrl));
    },
  );
}

function addWebhookRoutes(routes: FastifyInstance, control: SandboxControl): void {
  routes.post<{ Body: WebhookConduct }>(
    '/webhooks',
    { schema: { body: conductSchema } },
    (request, reply) => {
      control.conductWebhooks(request.body);
      return reply.code(204).send();
    },
  );
  routes.get('/webhooks', (_request, reply) => reply.send({ data: control.pendingWebhooks() }));
  routes.post<{ Body: { order?: FlushOrder } }>(
    '/webhooks/flush',
    { schema: { body: flushSchema } },
    async (request, reply) => {
      await control.flushWebhooks(request.body.order);
      return reply.code(204).send();
    },
  );
  routes.post<{ Params: { id: string } }>('/webhooks/:id/deliver', async (request, reply) => {
    const status = await control.deliverWebhook(request.params.id);
    return status === 0 ? sendFault(reply, 'not_found') : reply.send({ status });
  });
}
