import type { FastifyReply, FastifyRequest } from 'fastify';
import { redactCardNumbers } from '../../kernel/card-number.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Answer } from '../books/records.js';
import type { KeyedCall } from '../commands/book-change.js';
import type { ApiOperation } from '../control/plans.js';
import type { Desk } from '../desk.js';
import type { Misbehaviour } from '../domain/misbehaviour.js';
import { paymentNotFound, type SandboxRefusal } from '../domain/refusals.js';
import { sendFault, sendRefusal, statusOfRefusal } from './errors.js';
import { hashInput, type Idempotency } from './idempotency.js';
import { dawdle, failBefore, type ReadyAnswer, sendAnswer } from './misbehave.js';
import { viewAnswer, viewCredit, viewSavedCard } from './views.js';

/** A call that moves money. */
interface MoneyCall {
  readonly operation: ApiOperation;
  /** How the first call with a key goes wrong by itself; a repetition is served well. */
  readonly misbehaviour?: Misbehaviour | undefined;
  readonly work: (call: KeyedCall) => Answer | SandboxRefusal;
}

const keyPattern = /^[\x21-\x7e]{1,255}$/;

/** Serves a call that moves money: once for each key, and as badly as it was planned. */
export async function serveMoneyCall(
  desk: Desk,
  idempotency: Idempotency,
  request: FastifyRequest,
  reply: FastifyReply,
  { operation, misbehaviour, work }: MoneyCall,
): Promise<FastifyReply> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !keyPattern.test(key))
    return sendFault(reply, 'idempotency_key_required');
  const call = { key, inputHash: hashInput(request.url, request.body ?? {}) };
  const isRepeated = idempotency.knows(key);
  const fault = desk.plans.take(operation) ?? (isRepeated ? undefined : misbehaviour);
  see(desk, request, operation, fault, key);
  const failed = failBefore(desk, reply, fault);
  if (failed) return failed;
  const outcome = await idempotency.once(call, async () => {
    await dawdle(desk, fault);
    return work(call);
  });
  if (isRepeated) await dawdle(desk, fault);
  if (isRefusal(outcome)) return sendRefusal(reply, outcome);
  return sendAnswer(desk, reply, readyAnswer(desk, outcome), fault);
}

/** Serves an enquiry, as badly as it was planned; undefined stands for what does not exist. */
export async function serveRead(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  read: () => object | undefined,
): Promise<FastifyReply> {
  const fault = desk.plans.take('read');
  see(desk, request, 'read', fault);
  const failed = failBefore(desk, reply, fault);
  if (failed) return failed;
  await dawdle(desk, fault);
  const body = read();
  if (!body) return sendRefusal(reply, paymentNotFound());
  return sendAnswer(desk, reply, { status: 200, body }, fault);
}

function readyAnswer(desk: Desk, answer: Answer): ReadyAnswer {
  if (answer.refused)
    return { status: statusOfRefusal(answer.refused.code), body: { error: answer.refused } };
  if (answer.savedCard) return { status: 201, body: viewSavedCard(answer.savedCard) };
  if (answer.credit) return { status: 201, body: viewCredit(answer.credit) };
  return { status: 201, body: viewAnswer(answer, desk.address.baseUrl) ?? {} };
}

function see(
  desk: Desk,
  request: FastifyRequest,
  operation: ApiOperation,
  fault: Misbehaviour | undefined,
  idempotencyKey?: string,
): void {
  desk.plans.see({
    at: desk.clock.now().toISOString(),
    operation,
    path: redactCardNumbers(request.url),
    ...(idempotencyKey && { idempotencyKey }),
    ...(fault && { misbehaviour: fault.kind }),
  });
}
