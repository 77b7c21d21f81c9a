import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '../../kernel/refusal.js';
import { Html, html } from './html.js';
import { localeOf } from './locale.js';
import { style } from './style.js';
import { words } from './words.js';

export interface Page {
  readonly title: string;
  readonly body: Html;
  readonly isWide?: boolean;
  readonly script?: string;
  /** Where the page's form may end up: the address that its answer redirects to. */
  readonly leadsTo?: string;
}

/** Sends a page that loads nothing, runs only its own script and tells nobody where it came from. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  page: Page,
): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .code(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyOf(page, nonce),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    })
    .send(documentOf(page, request, nonce).text);
}

function policyOf({ leadsTo }: Page, nonce: string): string {
  const target = leadsTo ? ` ${new URL(leadsTo).origin}` : '';
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    'img-src data:',
    "connect-src 'self'",
    // Browsers apply this to the redirect that answers a form as well.
    `form-action 'self'${target}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function documentOf(page: Page, request: FastifyRequest, nonce: string): Html {
  const locale = localeOf(request);
  const say = words[locale];
  const other: Locale = locale === 'fr' ? 'en' : 'fr';
  const script =
    page.script && html`<script nonce="${nonce}">${new Html(`{${page.script}}`)}</script>`;
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${page.title}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${new Html(style)}</style>
</head>
<body>
<div class="ribbon"><strong>${say.testMode}</strong> <span>${say.noRealMoney}</span></div>
<main class="${page.isWide ? 'wide' : ''}">${page.body}</main>
<footer><a href="${withLocale(request.url, other)}" lang="${other}" hreflang="${other}">${say.otherLanguage}</a></footer>
${script || undefined}
</body>
</html>`;
}

/** The same page in another language. */
export function withLocale(pathAndQuery: string, locale: Locale): string {
  const url = new URL(pathAndQuery, 'http://page');
  url.searchParams.set('locale', locale);
  return url.pathname + url.search;
}
