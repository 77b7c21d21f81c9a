import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CardSession } from '../books/records.js';
import { exchangeCard } from '../commands/exchange-card.js';
import type { Desk } from '../desk.js';
import type { CardEntry, CardFault, CardFaults } from '../domain/card-entry.js';
import { cardPage } from './card-page.js';
import { messagePage } from './challenge-page.js';
import { sendPage, withLocale } from './layout.js';
import { localeOf } from './locale.js';
import { sendOn, wantsJson, withParameter } from './send-on.js';
import { words } from './words.js';

interface Visit {
  Querystring: { session?: string };
}

/** The card form: shown, and sent. */
export function addCardPage(pages: FastifyInstance, desk: Desk): void {
  pages.get<Visit>('/hosted/card', (request, reply) => {
    const session = desk.books.session(String(request.query.session));
    return session && isOpen(desk, session)
      ? sendForm(desk, request, reply, session)
      : sendClosed(request, reply, session);
  });

  pages.post<Visit & { Body: Partial<Record<string, string>> | undefined }>(
    '/hosted/card',
    (request, reply) => {
      const session = desk.books.session(String(request.query.session));
      if (!session || !isOpen(desk, session)) return sendClosed(request, reply, session);
      const { number = '', expiry = '', cvc = '', name = '' } = request.body ?? {};
      const entry = { number, expiry, cvc, name };
      const outcome = exchangeCard(desk, session, entry);
      if ('token' in outcome)
        return sendOn(request, reply, withParameter(session.returnUrl, 'token', outcome.token));
      return wantsJson(request)
        ? reply.code(422).send({ faults: say(request, outcome.faults) })
        : sendForm(desk, request, reply, session, outcome.faults, entry);
    },
  );
}

function isOpen(desk: Desk, session: CardSession): boolean {
  return !session.token && Date.parse(session.expiresAt) > desk.clock.now().getTime();
}

function sendForm(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  session: CardSession,
  faults?: CardFaults,
  typed?: CardEntry,
): FastifyReply {
  const locale = localeOf(request);
  const inThreeYears = String(desk.clock.now().getUTCFullYear() + 3).slice(-2);
  const page = cardPage({
    session,
    locale,
    action: withLocale(request.url, locale),
    goodExpiry: `12 / ${inThreeYears}`,
    ...(faults && { faults }),
    ...(typed && { typed: mayBeShownAgain(typed) }),
  });
  return sendPage(request, reply, faults ? 422 : 200, page);
}

/** Somebody who slips into the wrong field may have typed a card number there. */
function mayBeShownAgain({ expiry, name }: CardEntry): Pick<CardEntry, 'expiry' | 'name'> {
  return { expiry: expiry.slice(0, 9), name: /\d/.test(name) ? '' : name };
}

function sendClosed(
  request: FastifyRequest,
  reply: FastifyReply,
  session: CardSession | undefined,
): FastifyReply {
  const locale = localeOf(request);
  if (!session) return sendPage(request, reply, 404, messagePage('unknown', locale, undefined));
  const name = session.token ? 'sessionUsed' : 'sessionExpired';
  return sendPage(request, reply, 410, messagePage(name, locale, session.returnUrl));
}

function say(request: FastifyRequest, faults: CardFaults): Partial<Record<string, string>> {
  const texts = words[localeOf(request)].faults;
  const pairs = Object.entries(faults) as [string, CardFault][];
  return Object.fromEntries(pairs.map(([field, fault]) => [field, texts[fault]]));
}
