import { secondMs } from '../../kernel/clock.js';
import type {
  AuthorizeCall,
  BooksPage,
  MethodFamily,
  Objection,
  OperationCall,
  OperationOutcome,
  PaymentProvider,
  ProviderCapabilities,
  ProviderOutcome,
  Purchase,
  UnknownOutcome,
  Unseen,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';
import { bookOperation, type Operations } from '../commands/book-operation.js';
import { findBooked, findBookedOperation, readPage } from '../data/books.js';
import type { OfflineProviderName } from '../data/tables.js';

/** What is particular to one way to pay; all else of a provider is the same for all that we keep ourselves. */
export interface OfflineMethod {
  readonly name: OfflineProviderName;
  readonly family: MethodFamily;
  readonly capabilities: Omit<
    ProviderCapabilities,
    'families' | 'partialAuthorization' | 'lookupByKey' | 'hostedCardPage'
  >;
  /** In a transaction of its own; safe to repeat with the same key. */
  authorize(work: Work, call: AuthorizeCall): Promise<ProviderOutcome>;
  readonly operations: Operations;
  objection(gateway: Gateway, purchase: Purchase): Promise<Objection | undefined>;
}

/** A provider whose books lie in our own database: written in transactions of their own, by the caller's keys. */
export class OfflineProvider implements PaymentProvider {
  readonly timeoutMs = 10 * secondMs;
  readonly usualReturnUrl = undefined;
  readonly capabilities: ProviderCapabilities;

  constructor(
    private readonly gateway: Gateway,
    private readonly method: OfflineMethod,
  ) {
    this.capabilities = {
      ...method.capabilities,
      families: [method.family],
      partialAuthorization: false,
      lookupByKey: true,
      hostedCardPage: false,
    };
  }

  get name(): OfflineProviderName {
    return this.method.name;
  }

  get token(): string {
    return this.method.name;
  }

  familyOf(token: string): MethodFamily | undefined {
    return token === this.token ? this.method.family : undefined;
  }

  objection(purchase: Purchase): Promise<Objection | undefined> {
    return this.method.objection(this.gateway, purchase);
  }

  authorize(call: AuthorizeCall): Promise<ProviderOutcome> {
    return this.orUnknown(() =>
      this.gateway.runAsSystem(
        `${this.name}: authorize`,
        (work) => this.method.authorize(work, call),
        call.correlationId,
      ),
    );
  }

  operate(call: OperationCall): Promise<OperationOutcome> {
    const { name, operations } = this.method;
    return this.orUnknown(() =>
      this.gateway.runAsSystem(`${name}: ${call.kind}`, (work) =>
        bookOperation(work, call, operations),
      ),
    );
  }

  findPayment({ key }: { key: string }): Promise<ProviderOutcome | Unseen> {
    return this.orUnknown(() => findBooked(this.gateway.db, key));
  }

  findOperation({ key }: { key: string }): Promise<OperationOutcome | Unseen> {
    return this.orUnknown(() => findBookedOperation(this.gateway.db, key));
  }

  readBooks(asked: {
    since: Date;
    cursor: string | undefined;
  }): Promise<BooksPage | UnknownOutcome> {
    return this.orUnknown(() => readPage(this.gateway.db, { ...asked, provider: this.name }));
  }

  openCardPage(): Promise<UnknownOutcome> {
    return Promise.resolve({ kind: 'unknown', reason: 'no_card_page' });
  }

  /** Nobody outside keeps these books, so nobody has news of them. */
  readWebhook(): { kind: 'forged' } {
    return { kind: 'forged' };
  }

  newsOf(): undefined {
    return undefined;
  }

  /** A database that fails answers as any provider whose answer did not come. */
  private async orUnknown<Outcome>(ask: () => Promise<Outcome>): Promise<Outcome | UnknownOutcome> {
    try {
      return await ask();
    } catch (fault) {
      this.gateway.log.error({ fault, provider: this.name }, 'our own books could not be asked');
      return { kind: 'unknown', reason: 'books_unavailable' };
    }
  }
}
