import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CustomerType } from '../../customers/index.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { Node } from '../../platform/graphql/node.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import {
  DateTimeScalar,
  IdempotencyKeyScalar,
  MinorUnitsScalar,
} from '../../platform/graphql/scalars.js';
import type { TradeInvoiceState } from '../domain/lifecycles.js';
import { AmountNotPossible, OtherCurrency } from './till-results.js';
import { LineNotQuarantined } from './transfer-types.js';

const keyed = { description: 'Your own name for this request.' };

export const TradeInvoiceStateEnum: Record<TradeInvoiceState, TradeInvoiceState> = {
  OPEN: 'OPEN',
  SETTLED: 'SETTLED',
};
registerEnumType(TradeInvoiceStateEnum, {
  name: 'TradeInvoiceState',
  description: 'Whether an invoice is settled.',
  valuesConfig: {
    OPEN: { description: 'Something of it is to be paid.' },
    SETTLED: { description: 'It was paid, or need not be.' },
  },
});

@ObjectType('TradeInvoice', {
  implements: Node,
  description: 'What a business owes for goods that it has bought on account.',
})
export class TradeInvoiceType extends Node {
  @Field(() => TradeInvoiceStateEnum, { description: 'Whether it is settled.' })
  state!: TradeInvoiceState;

  @Field(() => String, {
    description: 'What has to be written with the transfer: a creditor reference by ISO 11649.',
  })
  reference!: string;

  @Field(() => CustomerType, {
    nullable: true,
    description: 'Who owes it. The business itself sees null.',
  })
  customer!: CustomerType | null;

  @Field(() => MoneyType, { description: 'What it was made out for.' })
  amount!: MoneyType;

  @Field(() => MoneyType, { description: 'What is still to be paid.' })
  open!: MoneyType;

  @Field(() => DateTimeScalar, { description: 'When it has to be paid.' })
  dueAt!: Date;

  @Field(() => Boolean, { description: 'True where it is open and should have been paid.' })
  isOverdue!: boolean;
}

@ObjectType('TradeAccount', {
  description: 'How much a business may buy on account, and what of it is in use.',
})
export class TradeAccountType {
  @Field(() => MoneyType, { description: 'How much may be owed and promised at once.' })
  limit!: MoneyType;

  @Field(() => MoneyType, { description: 'Promised to orders whose goods have not left.' })
  reserved!: MoneyType;

  @Field(() => MoneyType, { description: 'Owed on invoices.' })
  owed!: MoneyType;

  @Field(() => MoneyType, { description: 'What can still be bought.' })
  available!: MoneyType;

  @Field(() => Int, { description: 'How many days after delivery an invoice is due.' })
  daysToPay!: number;

  @Field(() => [TradeInvoiceType], {
    description: 'The open invoices, the first to be paid first.',
  })
  openInvoices!: TradeInvoiceType[];
}

@InputType({ description: 'How much a business may buy on account.' })
export class GrantTradeAccountInput {
  @Field(() => ID, { description: 'The business: a customer.' })
  customerId!: string;

  @Field(() => MinorUnitsScalar, { description: 'How much; 0 ends it.' })
  limitMinor!: number;

  @Field(() => String, { defaultValue: 'EUR', description: 'The ISO 4217 code of its currency.' })
  currency!: string;

  @Field(() => Int, { description: 'How many days after delivery an invoice is due: 0 to 120.' })
  daysToPay!: number;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which transfer pays which invoice.' })
export class SettleInvoiceInput {
  @Field(() => ID, { description: 'The invoice.' })
  invoiceId!: string;

  @Field(() => ID, { description: 'The transfer in quarantine.' })
  bankTransferId!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@ObjectType({ implements: UserError, description: 'More than that limit is in use.' })
export class LimitInUse extends UserError {
  @Field(() => MinorUnitsScalar, { description: 'What is in use.' })
  amountMinor!: number;

  @Field(() => String, { description: 'In which currency.' })
  currency!: string;
}

@ObjectType({
  implements: UserError,
  description: 'Nothing is open on the invoice, or it is in another currency than the transfer.',
})
export class InvoiceNotOpen extends UserError {
  @Field(() => MinorUnitsScalar, { description: 'What is open.' })
  openMinor!: number;

  @Field(() => String, { description: 'In which currency.' })
  currency!: string;
}

@ObjectType({ description: 'The account as it is now.' })
export class GrantTradeAccountPayload {
  @Field(() => TradeAccountType, { description: 'The account.' })
  tradeAccount!: TradeAccountType;
}

@ObjectType({ description: 'The invoice after the transfer was counted.' })
export class SettleInvoicePayload {
  @Field(() => TradeInvoiceType, { description: 'The invoice as it stands.' })
  invoice!: TradeInvoiceType;
}

export const GrantTradeAccountResult = resultUnion(
  'GrantTradeAccountResult',
  'The account, or why it was not granted.',
  GrantTradeAccountPayload,
  AmountNotPossible,
  OtherCurrency,
  LimitInUse,
  IdempotencyKeyReused,
);

export const SettleInvoiceResult = resultUnion(
  'SettleInvoiceResult',
  'The invoice, or why the transfer does not pay it.',
  SettleInvoicePayload,
  LineNotQuarantined,
  InvoiceNotOpen,
  IdempotencyKeyReused,
);
