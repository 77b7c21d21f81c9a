import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { findIntents, PaymentIntentType, type ReadIntent } from '../../payments/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { findPaymentRow } from '../data/books.js';
import type { BankLineRow } from '../data/tables.js';
import { transferLoader } from '../data/transfers.js';
import { inGroups } from '../domain/creditor-reference.js';
import { shopAccount } from '../ports.js';
import { BankTransferType, TransferInstructionsType } from './transfer-types.js';

@Resolver(() => PaymentIntentType)
export class PaymentTransferFields {
  @FieldResolver(() => TransferInstructionsType, {
    nullable: true,
    description: 'How it is paid by bank transfer; null where the buyer has not chosen to.',
  })
  async transferInstructions(
    @Root() intent: ReadIntent,
    @Ctx() context: RequestContext,
  ): Promise<TransferInstructionsType | null> {
    const payment = await context.loaders.of(transferLoader).load(intent.id);
    const account = context.port(shopAccount);
    if (!payment || payment.state === 'CLOSED' || !account) return null;
    const { currency, amount_minor, received_minor, reference } = payment;
    const { holder, iban, bic } = account;
    return {
      holder,
      iban,
      bic,
      reference,
      printedReference: inGroups(reference),
      amount: toMoney(amount_minor, currency),
      received: toMoney(received_minor, currency),
      remaining: toMoney(Math.max(0, amount_minor - received_minor), currency),
      until: intent.expires_at,
    };
  }
}

@Resolver(() => BankTransferType)
export class BankTransferFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this transfer.' })
  id(@Root() line: BankLineRow): string {
    return toGlobalId('BankTransfer', line.id);
  }

  @FieldResolver(() => String, { description: "The bank's own name for it." })
  bankLineId(@Root() line: BankLineRow): string {
    return line.bank_line_id;
  }

  @FieldResolver(() => MoneyType, { description: 'How much came.' })
  amount(@Root() line: BankLineRow): MoneyType {
    return toMoney(line.amount_minor, line.currency);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was taken over.' })
  receivedAt(@Root() line: BankLineRow): Date {
    return line.received_at;
  }

  @FieldResolver(() => PaymentIntentType, {
    nullable: true,
    description: 'The payment towards which it counts. Partners see none.',
  })
  async paymentIntent(@Root() line: BankLineRow, @Ctx() { actor, db }: RequestContext) {
    if (line.payment_key === null || actor.kind === 'PARTNER') return null;
    const payment = await findPaymentRow(db, line.payment_key);
    const [intent] = payment ? await findIntents(db, [payment.intent_id]) : [];
    return intent ?? null;
  }
}
