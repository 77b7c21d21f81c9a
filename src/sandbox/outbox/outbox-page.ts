import type { FastifyInstance } from 'fastify';
import type { Locale } from '../../kernel/refusal.js';
import type { Desk } from '../desk.js';
import { html } from '../pages/html.js';
import { sendPage } from '../pages/layout.js';
import { localeOf } from '../pages/locale.js';

const mostShown = 100;

const words: Readonly<Record<Locale, { readonly title: string; readonly none: string }>> = {
  fr: { title: 'Messages envoyés', none: "Aucun message n'a encore été envoyé." },
  en: { title: 'Messages sent', none: 'No message has been sent yet.' },
};

/** What the shop has told its buyers, the newest first: here they are read, as nothing is sent. */
export function addOutboxPage(pages: FastifyInstance, { outbox }: Desk): void {
  pages.get('/outbox', (request, reply) => {
    const { title, none } = words[localeOf(request)];
    const messages = outbox.all().toReversed().slice(0, mostShown);
    const list = messages.map(
      ({ to, at, subject, text }) =>
        html`<article><h2>${subject}</h2><p>${to}, ${at}</p><p>${text
          .split('\n')
          .map((line) => html`${line}<br>`)}</p></article>`,
    );
    const body = html`<h1>${title}</h1>${list.length > 0 ? list : html`<p>${none}</p>`}`;
    return sendPage(request, reply, 200, { title, body, isWide: true });
  });
}
