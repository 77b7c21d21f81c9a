import { secondMs } from '../../kernel/clock.js';
import {
  type AuthorizeCall,
  type BooksPage,
  driveOperation,
  type MethodFamily,
  type OperationCall,
  type OperationOutcome,
  type PaymentProvider,
  type ProviderCapabilities,
  type ProviderOutcome,
  type UnknownOutcome,
  type Unseen,
} from '../../payments/index.js';
import type { Gateway } from '../../platform/gateway.js';
import { holdPlan } from '../commands/hold-plan.js';
import { movePlan } from '../commands/move-plan.js';
import { findOperation, findPromise, readPage } from '../data/books.js';
import { planOfToken } from '../domain/plan-token.js';

/**
 * The shop as its own lender: what a customer pays later is a payment of the order whose books lie in our own
 * database. It is held with the order and taken when the goods leave; from then on it is owed.
 */
export class InstalmentProvider implements PaymentProvider {
  readonly name = 'instalments';
  readonly timeoutMs = 10 * secondMs;
  readonly usualReturnUrl = undefined;
  readonly capabilities: ProviderCapabilities = {
    families: ['INSTALMENTS'],
    account: 'INSTALMENT_RECEIVABLE',
    multiCapture: true,
    partialRefund: true,
    partialAuthorization: false,
    voidRemainder: true,
    // It does not lapse by itself: it ends when it is taken or let go.
    authorizationDays: 365,
    lookupByKey: true,
    hostedCardPage: false,
  };

  constructor(private readonly gateway: Gateway) {}

  familyOf(token: string): MethodFamily | undefined {
    return planOfToken(token) === undefined ? undefined : 'INSTALMENTS';
  }

  authorize(call: AuthorizeCall): Promise<ProviderOutcome> {
    return this.orUnknown(() =>
      this.gateway.runAsSystem('holdPlan', (work) => holdPlan(work, call), call.correlationId),
    );
  }

  operate(call: OperationCall): Promise<OperationOutcome> {
    return this.orUnknown(async () => {
      const { outcome, operationIds } = await this.gateway.runAsSystem('movePlan', (work) =>
        movePlan(work, call),
      );
      for (const id of operationIds) await driveOperation(this.gateway, id);
      return outcome;
    });
  }

  findPayment({ key }: { key: string }): Promise<ProviderOutcome | Unseen> {
    return this.orUnknown(() => findPromise(this.gateway.db, key));
  }

  findOperation({ key }: { key: string }): Promise<OperationOutcome | Unseen> {
    return this.orUnknown(() => findOperation(this.gateway.db, key));
  }

  readBooks(asked: {
    since: Date;
    cursor: string | undefined;
  }): Promise<BooksPage | UnknownOutcome> {
    return this.orUnknown(() => readPage(this.gateway.db, asked));
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
      this.gateway.log.error({ fault }, 'the books of instalments could not be asked');
      return { kind: 'unknown', reason: 'books_unavailable' };
    }
  }
}
