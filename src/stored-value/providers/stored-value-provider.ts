import { findCardNumber } from '../../kernel/card-number.js';
import { secondMs } from '../../kernel/clock.js';
import { isCurrency } from '../../kernel/money.js';
import type {
  AuthorizeCall,
  BooksPage,
  CardPage,
  MethodFamily,
  OperationCall,
  OperationOutcome,
  PaymentProvider,
  ProviderCapabilities,
  ProviderNews,
  ProviderOutcome,
  UnknownOutcome,
  Unseen,
  WebhookReading,
} from '../../payments/index.js';
import type { Gateway } from '../../platform/gateway.js';
import { holdValue } from '../commands/hold-value.js';
import { moveHeldValue } from '../commands/move-held-value.js';
import { accountOf, operationOutcomeOf, outcomeOf, readPayments } from '../data/payments.js';
import { type ValueKind, valueRules } from '../domain/value-kinds.js';
import { isValueToken } from '../domain/value-token.js';

const booksPageSize = 500;

/** The providers that pay with gift cards, store credit and points: the shop's own, in the same database. */
export function storedValueProviders(gateway: Gateway): readonly PaymentProvider[] {
  return (['GIFT_CARD', 'STORE_CREDIT', 'POINTS'] as const).map(
    (kind) => new StoredValueProvider(gateway, kind),
  );
}

/**
 * Stored value as a payment provider. It is called between the transactions of payments, exactly like one outside, and
 * writes in transactions of its own; so its books can be compared with those of payments as anybody's can.
 */
class StoredValueProvider implements PaymentProvider {
  readonly name: string;
  readonly timeoutMs = 5 * secondMs;
  readonly usualReturnUrl = undefined;
  readonly capabilities: ProviderCapabilities;

  constructor(
    private readonly gateway: Gateway,
    private readonly kind: ValueKind,
  ) {
    const { provider, family, account } = valueRules[kind];
    this.name = provider;
    this.capabilities = {
      families: [family],
      account,
      multiCapture: true,
      partialRefund: true,
      partialAuthorization: false,
      voidRemainder: true,
      // A hold does not lapse by itself: it ends when it is taken or let go.
      authorizationDays: 365,
      lookupByKey: true,
      hostedCardPage: false,
    };
  }

  familyOf(token: string): MethodFamily | undefined {
    const isOurs = isValueToken(this.kind, token) && !findCardNumber(token);
    return isOurs ? valueRules[this.kind].family : undefined;
  }

  async authorize(call: AuthorizeCall): Promise<ProviderOutcome> {
    if (!isPayable(call)) return { kind: 'refused', providerCode: 'invalid_amount' };
    return this.orUnknown(async () => {
      const held = await this.gateway.runAsSystem(
        'holdValue',
        (work) => holdValue(work, { kind: this.kind, call }),
        call.correlationId,
      );
      return held ? outcomeOf(held) : { kind: 'refused', providerCode: 'idempotency_key_reused' };
    });
  }

  operate(call: OperationCall): Promise<OperationOutcome> {
    return this.orUnknown(() =>
      this.gateway.runAsSystem('moveHeldValue', (work) =>
        moveHeldValue(work, { kind: this.kind, call }),
      ),
    );
  }

  findPayment({ key }: { key: string }): Promise<ProviderOutcome | Unseen> {
    return this.orUnknown(async () => {
      const [found] = await readPayments(this.gateway.db, { kind: this.kind, key });
      return found ? outcomeOf(found) : { kind: 'unseen' };
    });
  }

  findOperation(operation: {
    key: string;
    paymentReference: string;
  }): Promise<OperationOutcome | Unseen> {
    return this.orUnknown(async () => {
      const id = operation.paymentReference;
      const [found] = await readPayments(this.gateway.db, { kind: this.kind, id });
      return (found && operationOutcomeOf(found, operation.key)) ?? { kind: 'unseen' };
    });
  }

  readBooks(asked: {
    since: Date;
    cursor: string | undefined;
  }): Promise<BooksPage | UnknownOutcome> {
    return this.orUnknown(async () => {
      const rows = await readPayments(this.gateway.db, {
        kind: this.kind,
        since: asked.since,
        ...(asked.cursor !== undefined && { afterId: asked.cursor }),
        limit: booksPageSize,
      });
      const nextCursor = rows.length < booksPageSize ? undefined : rows.at(-1)?.id;
      return { kind: 'page', payments: rows.map(accountOf), nextCursor };
    });
  }

  async openCardPage(): Promise<CardPage | UnknownOutcome> {
    return { kind: 'unknown', reason: 'no_card_page' };
  }

  /** It sends no news: whatever says so is not from it. */
  readWebhook(): WebhookReading {
    return { kind: 'forged' };
  }

  newsOf(): ProviderNews {
    return { kind: 'other' };
  }

  /** A database that does not answer has booked it, or not: it is asked again. */
  private async orUnknown<Outcome>(
    call: () => Promise<Outcome>,
  ): Promise<Outcome | UnknownOutcome> {
    try {
      return await call();
    } catch (fault) {
      this.gateway.log.error({ err: fault, provider: this.name }, 'stored value did not answer');
      return { kind: 'unknown', reason: 'database' };
    }
  }
}

function isPayable({ amountMinor, currency }: AuthorizeCall): boolean {
  return Number.isSafeInteger(amountMinor) && amountMinor > 0 && isCurrency(currency);
}
