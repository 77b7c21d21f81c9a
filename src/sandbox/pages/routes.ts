import type { FastifyInstance } from 'fastify';
import type { Desk } from '../desk.js';
import { addOutboxPage } from '../outbox/outbox-page.js';
import { addCardPage } from './card-routes.js';
import { addChallengePage } from './challenge-routes.js';

/** The pages that people see: the card form, the bank's question, and the messages that were sent. */
export function addPages(pages: FastifyInstance, desk: Desk): void {
  pages.removeAllContentTypeParsers();
  pages.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  addCardPage(pages, desk);
  addChallengePage(pages, desk);
  addOutboxPage(pages, desk);
}
