import { Money } from '../../kernel/money.js';
import type { Locale } from '../../kernel/refusal.js';
import type { Payment } from '../domain/payment.js';
import { type Html, html } from './html.js';
import type { Page } from './layout.js';
import { submitScript } from './script.js';
import { type MessageName, words } from './words.js';

/** The page on which the card holder's bank asks them to confirm. */
export function challengePage(payment: Payment, locale: Locale, action: string): Page {
  const say = words[locale];
  return {
    title: say.challenge.title,
    script: submitScript,
    ...(payment.returnUrl && { leadsTo: payment.returnUrl }),
    body: html`
<h1>${say.challenge.title}</h1>
<p class="quiet">${say.challenge.intro}</p>
<dl>
<div><dt>${say.challenge.amount}</dt><dd class="amount">${amountOf(payment, locale)}</dd></div>
<div><dt>${say.challenge.reference}</dt><dd>${payment.reference}</dd></div>
${payment.card && html`<div><dt>${say.challenge.card}</dt><dd>•••• ${payment.card.last4}</dd></div>`}
</dl>
<form method="post" action="${action}" data-unreachable="${say.card.unreachable}">
<div class="alert" role="alert"></div>
<div class="buttons">
<button type="submit" name="decision" value="approve">${say.challenge.approve}</button>
<button type="submit" name="decision" value="refuse" class="second">${say.challenge.refuse}</button>
</div>
</form>`,
  };
}

/** What is said to somebody who comes back to a challenge that is over. */
export function standingOf(payment: Payment): MessageName {
  if (payment.status === 'declined') return 'refused';
  return payment.status === 'canceled' ? 'closed' : 'approved';
}

/** A page that only says something, with the way back where there is one. */
export function messagePage(name: MessageName, locale: Locale, backTo: string | undefined): Page {
  const { title, text } = words[locale].messages[name];
  const back: Html | undefined =
    backTo === undefined
      ? undefined
      : html`<a class="button" href="${backTo}">${words[locale].back}</a>`;
  return { title, body: html`<h1>${title}</h1><p>${text}</p>${back}` };
}

function amountOf({ amountMinor, currency }: Payment, locale: Locale): string {
  const decimal = Money.of(amountMinor, currency).toDecimal() as Intl.StringNumericLiteral;
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(decimal);
}
