import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal } from '../../kernel/refusal.js';
import { answerChallenge } from '../commands/answer-challenge.js';
import type { Desk } from '../desk.js';
import type { Payment } from '../domain/payment.js';
import { challengeDecisions } from '../domain/settle-challenge.js';
import { challengePage, messagePage, standingOf } from './challenge-page.js';
import { sendPage, withLocale } from './layout.js';
import { localeOf } from './locale.js';
import { sendOn, withParameter } from './send-on.js';

interface Visit {
  Params: { id: string };
}

/** The bank's question: shown, and answered. */
export function addChallengePage(pages: FastifyInstance, desk: Desk): void {
  pages.get<Visit>('/challenge/:id', (request, reply) =>
    sendQuestion(request, reply, 200, desk.books.paymentOfChallenge(request.params.id)),
  );

  pages.post<Visit & { Body: { decision?: string } | undefined }>(
    '/challenge/:id',
    (request, reply) => {
      const payment = desk.books.paymentOfChallenge(request.params.id);
      const decision = challengeDecisions.find((each) => each === request.body?.decision);
      if (!payment || !decision) return sendQuestion(request, reply, 400, payment);
      const outcome = answerChallenge(desk, payment.id, decision);
      // The second click of a double click gets the same way back; the first answer stands.
      const stands = isRefusal(outcome) ? payment : outcome;
      const answered = decision === 'approve' ? 'approved' : 'refused';
      if (isRefusal(outcome) && standingOf(stands) !== answered)
        return sendQuestion(request, reply, 409, stands);
      return sendOn(request, reply, wayBack(stands) ?? request.url);
    },
  );
}

function sendQuestion(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  payment: Payment | undefined,
): FastifyReply {
  const locale = localeOf(request);
  if (!payment) return sendPage(request, reply, 404, messagePage('unknown', locale, undefined));
  const page =
    payment.status === 'requires_action'
      ? challengePage(payment, locale, withLocale(request.url, locale))
      : messagePage(standingOf(payment), locale, wayBack(payment));
  return sendPage(request, reply, status, page);
}

function wayBack({ id, returnUrl }: Payment): string | undefined {
  return returnUrl && withParameter(returnUrl, 'payment', id);
}
