import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Desk } from '../desk.js';
import type { Misbehaviour } from '../domain/misbehaviour.js';
import { faultOfStatus, sendFault } from './errors.js';
import type { MoneyView, PaymentView } from './views.js';

/** An answer that is ready to be sent, rightly or not. */
export interface ReadyAnswer {
  readonly status: number;
  readonly body: object;
}

/** Plays a failure in which nothing is booked; undefined where the call should go on. */
export function failBefore(
  desk: Desk,
  reply: FastifyReply,
  fault: Misbehaviour | undefined,
): FastifyReply | undefined {
  if (fault?.kind === 'timeout-before') return holdOpen(desk, reply);
  if (fault?.kind === 'error-before') return sendFault(reply, faultOfStatus(fault.status ?? 500));
  return undefined;
}

export async function dawdle(desk: Desk, fault: Misbehaviour | undefined): Promise<void> {
  if (fault?.kind === 'slow') await wait(fault.delayMs ?? desk.slowMs, undefined, { ref: false });
}

/** Sends what was decided, in the way that the fault wants it. */
export function sendAnswer(
  desk: Desk,
  reply: FastifyReply,
  answer: ReadyAnswer,
  fault: Misbehaviour | undefined,
): FastifyReply {
  switch (fault?.kind) {
    case 'timeout-after':
      return holdOpen(desk, reply);
    case 'error-after':
      return sendFault(reply, faultOfStatus(fault.status ?? 500));
    case 'cut-answer':
      return sendHalf(reply, answer);
    case 'lie':
      return reply.code(answer.status).send(withWrongAmounts(answer.body, fault.byMinor));
    default:
      return reply.code(answer.status).send(answer.body);
  }
}

/** Says nothing until the caller gives up, or for a minute. */
function holdOpen(desk: Desk, reply: FastifyReply): FastifyReply {
  reply.hijack();
  const { socket } = reply.raw;
  const timer = setTimeout(() => socket?.destroy(), desk.holdMs);
  timer.unref();
  socket?.once('close', () => clearTimeout(timer));
  return reply;
}

/** A whole HTTP answer around half of its JSON, as a broken proxy would make it. */
function sendHalf(reply: FastifyReply, { status, body }: ReadyAnswer): FastifyReply {
  const text = JSON.stringify(body);
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(text.slice(0, Math.floor(text.length / 2)));
}

function withWrongAmounts(body: object, byMinor: number): object {
  if (!isPayment(body)) return body;
  const wrong = (money: MoneyView) =>
    money.minor === 0 ? money : { ...money, minor: money.minor + byMinor };
  return {
    ...body,
    amount: wrong(body.amount),
    amountAuthorized: wrong(body.amountAuthorized),
    amountCaptured: wrong(body.amountCaptured),
    amountRefunded: wrong(body.amountRefunded),
  };
}

function isPayment(body: object): body is PaymentView {
  return 'amountAuthorized' in body;
}
