import type { MethodFamily } from '../../domain/method-families.js';
import { asText, isRecord, textIn } from '../json.js';
import type {
  PresentedCard,
  ProviderTerminalRefund,
  Terminal,
  TerminalBooksPage,
  TerminalRefundCall,
  TerminalRefundOutcome,
} from '../terminal.js';
import type { UnknownOutcome } from '../unknown-outcome.js';
import type { SandboxClient } from './client.js';
import { familyOfToken } from './tokens.js';
import { type CardView, isMoneyView, type MoneyView } from './views.js';

interface CreditView {
  readonly id: string;
  readonly status: 'succeeded' | 'declined';
  readonly idempotencyKey: string;
  readonly amount: MoneyView;
  readonly card?: CardView;
  readonly declineCode?: string;
  readonly createdAt?: string;
}

const unreadable: UnknownOutcome = { kind: 'unknown', reason: 'unreadable' };
const booksPageSize = 500;
/** What lies in a terminal is a card, or a device that stands for one. */
const presented: readonly MethodFamily[] = ['CARD', 'APPLE_PAY', 'GOOGLE_PAY'];

/** The terminals that the sandbox plays: its test tokens stand for the cards that lie in them. */
export class SandboxTerminal implements Terminal {
  constructor(private readonly client: () => SandboxClient) {}

  takes(cardToken: string): boolean {
    const family = familyOfToken(cardToken);
    return family !== undefined && presented.includes(family);
  }

  async lookUp(cardToken: string): Promise<PresentedCard> {
    const answer = await this.client().get(`/v1/cards/${encodeURIComponent(cardToken)}`);
    if (answer.kind === 'unknown') return answer;
    if (answer.kind === 'no') return { kind: 'unseen' };
    const fingerprint = isRecord(answer.body) && textIn(answer.body['card'], 'fingerprint');
    return fingerprint ? { kind: 'known', fingerprint } : unreadable;
  }

  async refund(call: TerminalRefundCall): Promise<TerminalRefundOutcome> {
    const { key, reference, amountMinor, currency, cardToken: card } = call;
    const body = { reference, amount: { minor: amountMinor, currency }, card };
    const answer = await this.client().post('/v1/credits', body, key);
    if (answer.kind === 'no') return { kind: 'failed', code: answer.code };
    return answer.kind === 'ok' ? outcomeOf(answer.body) : answer;
  }

  async findRefund(key: string): Promise<TerminalRefundOutcome | { readonly kind: 'unseen' }> {
    const path = `/v1/credits?idempotencyKey=${encodeURIComponent(key)}`;
    const found = await this.read(path);
    if (found.kind === 'unknown') return found;
    const [first] = found.views;
    return first ? outcomeOf(first) : { kind: 'unseen' };
  }

  async readBooks(asked: {
    readonly since: Date;
    readonly cursor: string | undefined;
  }): Promise<TerminalBooksPage | UnknownOutcome> {
    const after = encodeURIComponent(asked.cursor ?? '0');
    const found = await this.read(`/v1/books/credits?limit=${booksPageSize}&after=${after}`);
    if (found.kind === 'unknown') return found;
    const refunds = found.views
      .filter(({ createdAt = '' }) => !(Date.parse(createdAt) < asked.since.getTime()))
      .map(refundOf);
    return { kind: 'page', refunds, nextCursor: found.nextCursor };
  }

  private async read(path: string): Promise<CreditsRead | UnknownOutcome> {
    const answer = await this.client().get(path);
    if (answer.kind === 'unknown') return answer;
    const body = answer.kind === 'ok' ? answer.body : undefined;
    const data = isRecord(body) ? body['data'] : undefined;
    if (!Array.isArray(data) || !data.every(isCreditView)) return unreadable;
    const next = isRecord(body) ? body['nextCursor'] : undefined;
    return { kind: 'read', views: data, nextCursor: typeof next === 'string' ? next : undefined };
  }
}

interface CreditsRead {
  readonly kind: 'read';
  readonly views: readonly CreditView[];
  readonly nextCursor: string | undefined;
}

function outcomeOf(body: unknown): TerminalRefundOutcome {
  if (!isCreditView(body)) return unreadable;
  return body.status === 'succeeded'
    ? { kind: 'succeeded', refund: refundOf(body) }
    : { kind: 'failed', code: body.declineCode ?? 'unknown' };
}

function refundOf(view: CreditView): ProviderTerminalRefund {
  const { id: reference, idempotencyKey: key, amount, status, card } = view;
  return {
    key,
    reference,
    amountMinor: amount.minor,
    currency: amount.currency,
    succeeded: status === 'succeeded',
    card: card && { brand: asText(card.brand), last4: asText(card.last4).slice(-4) },
  };
}

function isCreditView(value: unknown): value is CreditView {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['idempotencyKey'] === 'string' &&
    (value['status'] === 'succeeded' || value['status'] === 'declined') &&
    isMoneyView(value['amount'])
  );
}
