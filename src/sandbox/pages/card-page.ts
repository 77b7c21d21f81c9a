import type { Locale } from '../../kernel/refusal.js';
import type { CardSession } from '../books/records.js';
import type { CardEntry, CardFaults } from '../domain/card-entry.js';
import { type TestTokenName, testTokens } from '../domain/test-tokens.js';
import { type Html, html } from './html.js';
import type { Page } from './layout.js';
import { cardScript, submitScript } from './script.js';
import { type Words, words } from './words.js';

const brandNames: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  cartes_bancaires: 'CB',
};

interface CardPage {
  readonly session: CardSession;
  readonly locale: Locale;
  readonly action: string;
  /** An expiry date that is still ahead, such as 12 / 30. */
  readonly goodExpiry: string;
  readonly faults?: CardFaults;
  /** What may be shown again after a fault; the number and the security code may not. */
  readonly typed?: Pick<CardEntry, 'expiry' | 'name'>;
}

/** The form in which a card holder gives a card and gets a token. */
export function cardPage(page: CardPage): Page {
  const say = words[page.locale];
  const { session, faults, typed } = page;
  return {
    title: say.card.title,
    isWide: true,
    leadsTo: session.returnUrl,
    script: submitScript + cardScript,
    body: html`
<div class="columns">
<div>
<h1>${say.card.title}</h1>
<p class="quiet">${session.reference ? html`${say.card.reference} <strong>${session.reference}</strong><br>` : undefined}${say.card.warning}</p>
<form method="post" action="${page.action}" autocomplete="off" data-fix="${say.card.fix}" data-unreachable="${say.card.unreachable}">
<div class="alert" role="alert">${faults && say.card.fix}</div>
${field(say, faults, { name: 'number', label: say.card.number, inputmode: 'numeric', maxlength: 30 })}
<div class="pair">
${field(say, faults, { name: 'expiry', label: say.card.expiry, inputmode: 'numeric', maxlength: 9, placeholder: say.card.expiryExample, value: typed?.expiry })}
${field(say, faults, { name: 'cvc', label: say.card.cvc, inputmode: 'numeric', maxlength: 4 })}
</div>
${field(say, faults, { name: 'name', label: say.card.name, inputmode: 'text', maxlength: 80, value: typed?.name })}
<button type="submit">${say.card.submit}</button>
</form>
</div>
<section aria-labelledby="test-cards">
<h2 id="test-cards">${say.card.testCards}</h2>
<p class="quiet">${say.card.testCardsHint}</p>
<ul class="cards">${suggestions(say, page.goodExpiry)}</ul>
</section>
</div>`,
  };
}

interface Field {
  readonly name: keyof CardEntry;
  readonly label: string;
  readonly inputmode: 'numeric' | 'text';
  readonly maxlength: number;
  readonly placeholder?: string;
  readonly value?: string | undefined;
}

function field(say: Words, faults: CardFaults | undefined, asked: Field): Html {
  const { name } = asked;
  const fault = faults?.[name];
  return html`<div class="field">
<label for="${name}">${asked.label}</label>
<input id="${name}" name="${name}" inputmode="${asked.inputmode}" maxlength="${asked.maxlength}" placeholder="${asked.placeholder}" value="${asked.value}" autocomplete="off" spellcheck="false" required aria-describedby="${name}-fault"${fault && html` aria-invalid="true"`}>
<p class="fault" id="${name}-fault" aria-live="polite">${fault && say.faults[fault]}</p>
</div>`;
}

function suggestions(say: Words, goodExpiry: string): Html[] {
  const shown = Object.entries(say.suggestions) as [TestTokenName, string][];
  return shown.map(([name, text]) => {
    const { brand, number } = testTokens[name];
    const cvc = brand === 'amex' ? '1234' : '123';
    return html`<li><button type="button" disabled data-number="${spaced(number)}" data-expiry="${goodExpiry}" data-cvc="${cvc}">
<span class="number">${spaced(number)}</span><span class="quiet">${brandNames[brand]} · ${text}</span><span class="use" aria-hidden="true">${say.card.use}</span>
</button></li>`;
  });
}

function spaced(number: string): string {
  return number.length === 15
    ? `${number.slice(0, 4)} ${number.slice(4, 10)} ${number.slice(10)}`
    : number.replace(/(.{4})(?=.)/g, '$1 ');
}
