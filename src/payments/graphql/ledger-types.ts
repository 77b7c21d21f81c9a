import { Field, ID, ObjectType } from 'type-graphql';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { LedgerAccount } from '../ledger/chart.js';
import type { LedgerEntryKind } from '../ledger/posting-rules.js';

export const LedgerAccountEnum = describedEnum('LedgerAccount', 'An account of the ledger.', {
  CUSTOMER_RECEIVABLE: 'What buyers owe for what they have got.',
  PROVIDER_CLEARING: 'What payment providers have taken for us and hold.',
  STORE_CASH: 'What lies in the tills of the stores.',
  CHEQUES: 'Cheques that no bank has paid yet.',
  BANK_CLEARING: "What lies on the shop's account at its bank.",
  UNSETTLED_TRANSFERS: 'Transfers that pay nothing yet, or are to be sent back.',
  TRADE_RECEIVABLE: 'What businesses owe on invoices.',
  INSTALMENT_RECEIVABLE: 'What customers owe on instalments that the shop funds, the fee included.',
  CASH_DIFFERENCES: 'What tills had too little when they were counted.',
  GIFT_CARDS: 'What gift cards are still good for.',
  STORE_CREDIT: 'What customers have to their credit.',
  POINTS_LIABILITY: 'What points are worth that nobody has used yet.',
  PROMOTIONS: 'What was given away: cards, credit, points.',
  REFUNDS: 'What was sold and need not be paid after all.',
  FEES: 'What providers keep for themselves.',
  REFUNDS_PAYABLE: 'What buyers are to be given back another way than they paid.',
  INSTALMENT_FEES: 'What customers pay for paying later.',
  SALES: 'What was sold.',
  CHARGEBACKS: 'What banks have taken back.',
} satisfies Record<LedgerAccount, string>);

export const LedgerEntryKindEnum = describedEnum(
  'LedgerEntryKind',
  'What has been posted to the ledger.',
  {
    CAPTURE: 'Money was taken.',
    REFUND: 'Money has gone back.',
    CAPTURE_UNDONE: 'Money that was thought to be taken was not.',
    REFUND_UNDONE: 'Money that was thought to have gone back has not.',
    SALE: 'Goods have left.',
    CHARGEBACK: 'A bank has taken money back.',
    CHARGEBACK_REVERSED: 'A bank has returned what it had taken back.',
    REFUND_GRANTED: 'Something of what was sold need not be paid after all.',
    REFUND_WITHDRAWN: 'The money for that could not be given back.',
    VALUE_ISSUED: 'A gift card, credit or points were given away.',
    VALUE_WITHDRAWN: 'Such value has expired, or was taken off again.',
    REFUND_PROMISED: 'What is given back leaves another way than it came.',
    REFUND_PAID_OUT: 'The buyer has got it.',
    TRANSFER_RECEIVED: 'A transfer has come that pays nothing yet.',
    PAYOUT: 'The bank was told to send back what was owed.',
    CHEQUE_CLEARED: 'The bank has paid a cheque.',
    CHEQUE_BOUNCED: 'The bank does not pay a cheque: the buyer owes it again.',
    INVOICE_SETTLED: 'A business has paid what it owed on an invoice.',
    INSTALMENT_FEE: 'The fee of a plan that the shop funds is owed.',
    INSTALMENT_FEE_REDUCED: 'It need not be paid after all.',
    TILL_OVER: 'A till had more than it should.',
    TILL_SHORT: 'A till had less than it should.',
  } satisfies Record<LedgerEntryKind, string>,
);

@ObjectType('LedgerPosting', { description: 'One side of an entry: a debit or a credit.' })
export class LedgerPostingType {
  @Field(() => LedgerAccountEnum, { description: 'The account on which it stands.' })
  account!: LedgerAccount;

  @Field(() => MoneyType, { nullable: true, description: 'What is debited; null for a credit.' })
  debit!: MoneyType | null;

  @Field(() => MoneyType, { nullable: true, description: 'What is credited; null for a debit.' })
  credit!: MoneyType | null;
}

@ObjectType('LedgerEntry', {
  description:
    'An entry of the double-entry ledger, which is never changed: its debits are its credits.',
})
export class LedgerEntryType {
  @Field(() => ID, { description: 'The opaque id of the entry.' })
  id!: string;

  @Field(() => LedgerEntryKindEnum, { description: 'What it is for.' })
  kind!: LedgerEntryKind;

  @Field(() => DateTimeScalar, { description: 'When it was posted.' })
  at!: Date;

  @Field(() => [LedgerPostingType], { description: 'Its sides, debits first.' })
  postings!: LedgerPostingType[];

  @Field(() => String, { description: 'What kind of actor caused it.' })
  actorKind!: string;

  @Field(() => String, { description: 'The channel through which it was caused.' })
  channel!: string;

  @Field(() => String, {
    description: 'What it has in common with the logs and events of its cause.',
  })
  correlationId!: string;
}
