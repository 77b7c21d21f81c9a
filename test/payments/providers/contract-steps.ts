import { expect } from 'vitest';
import { newId } from '../../../src/kernel/ids.js';
import type {
  AuthorizeCall,
  OperationCall,
  OperationOutcome,
  ProviderNews,
  ProviderOutcome,
  Unseen,
  WebhookMessage,
} from '../../../src/payments/providers/provider.js';
import { customerPresent } from '../support/present.js';
import type { ContractSubject } from './contract-subject.js';

type Kind = OperationCall['kind'];
type More = Partial<OperationCall>;

/** What the shop does with a provider, and how it comes to know what became of it. */
export class ContractSteps {
  constructor(private readonly subject: ContractSubject) {}

  get provider() {
    return this.subject.provider;
  }

  get standIn() {
    return this.subject.standIn;
  }

  /** Some can be asked at any time; of others the same call answers as before, and the rest is told by news. */
  get canBeAsked(): boolean {
    return this.provider.capabilities.lookupByKey;
  }

  booked(key: string) {
    return this.standIn.books().filter((each) => each.key === key);
  }

  wish(asked: Partial<AuthorizeCall> = {}): AuthorizeCall {
    return {
      key: newId(),
      reference: newId(),
      amountMinor: 10_000,
      currency: 'EUR',
      methodToken: this.standIn.tokens.success,
      customerId: null,
      captureMethod: 'MANUAL',
      returnUrl: 'https://shop.example/back',
      ...customerPresent,
      correlationId: 'a correlation id',
      ...asked,
    };
  }

  /** A hold of 100.00, and how to go on with it. */
  async held(asked: Partial<AuthorizeCall> = {}) {
    const call = this.wish(asked);
    const outcome = await this.provider.authorize(call);
    if (!('payment' in outcome)) throw new Error(`no hold: ${outcome.kind}`);
    const paymentReference = outcome.payment.reference;
    const asking = (kind: Kind, more: More): OperationCall => ({
      key: newId(),
      kind,
      paymentReference,
      amountMinor: call.amountMinor,
      currency: call.currency,
      final: true,
      reason: null,
      ...more,
    });
    return {
      call,
      outcome,
      paymentReference,
      operate: (kind: Kind, more: More = {}) => this.provider.operate(asking(kind, more)),
      /** The same, up to its end: in the answer, or in the news that follows. */
      end: (kind: Kind, more: More = {}) => this.end(call.key, asking(kind, more)),
      find: () => this.provider.findPayment({ key: call.key, reference: paymentReference }),
    };
  }

  private async end(paymentKey: string, asked: OperationCall): Promise<OperationOutcome> {
    const answer = await this.provider.operate(asked);
    if (this.canBeAsked) return answer;
    expect(answer).toEqual({ kind: 'unknown', reason: 'received' });
    return this.told(paymentKey, asked.key);
  }

  /** The end of an operation that was only received, as the news tells it. */
  async told(paymentKey: string, key: string): Promise<OperationOutcome> {
    this.standIn.settle?.(key);
    const news = this.heard(this.standIn.tellsOf(paymentKey, key));
    if (news?.kind !== 'operation') throw new Error(`no news of an operation: ${news?.kind}`);
    expect(news.operation.key).toBe(key);
    const { succeeded, code = 'unknown', reference, amountMinor } = news.operation;
    const payment = { currency: news.currency };
    return succeeded
      ? { kind: 'succeeded', reference, amountMinor, payment }
      : { kind: 'failed', code };
  }

  /** What became of a payment, as whoever has lost the answer finds it out. */
  async foundOut(call: AuthorizeCall): Promise<ProviderOutcome | Unseen> {
    const found = await this.provider.findPayment({ key: call.key, reference: null });
    if (this.canBeAsked) return found;
    expect(found.kind).toBe('unknown');
    return this.provider.authorize(call);
  }

  /** How a payment stands after something has happened at the provider. */
  async learned(call: AuthorizeCall): Promise<ProviderOutcome | Unseen> {
    if (this.canBeAsked) return this.provider.findPayment({ key: call.key, reference: null });
    const news = this.heard(this.standIn.message(call.key, 'current', new Date()));
    if (news?.kind !== 'payment') throw new Error(`no news of a payment: ${news?.kind}`);
    return news.outcome;
  }

  heard(message: WebhookMessage): ProviderNews | undefined {
    const reading = this.provider.readWebhook(message, new Date());
    if (reading.kind !== 'genuine') throw new Error(reading.kind);
    return this.provider.newsOf(reading.type, reading.body);
  }
}
