import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { MoneyType } from '../../platform/graphql/money.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { LedgerAccount } from '../ledger/chart.js';
import type { LedgerEntryKind } from '../ledger/posting-rules.js';

export const LedgerAccountEnum: Record<LedgerAccount, LedgerAccount> = {
  CUSTOMER_RECEIVABLE: 'CUSTOMER_RECEIVABLE',
  PROVIDER_CLEARING: 'PROVIDER_CLEARING',
  STORE_CASH: 'STORE_CASH',
  CHEQUES: 'CHEQUES',
  BANK_CLEARING: 'BANK_CLEARING',
  UNSETTLED_TRANSFERS: 'UNSETTLED_TRANSFERS',
  TRADE_RECEIVABLE: 'TRADE_RECEIVABLE',
  CASH_DIFFERENCES: 'CASH_DIFFERENCES',
  GIFT_CARDS: 'GIFT_CARDS',
  STORE_CREDIT: 'STORE_CREDIT',
  POINTS_LIABILITY: 'POINTS_LIABILITY',
  PROMOTIONS: 'PROMOTIONS',
  REFUNDS: 'REFUNDS',
  FEES: 'FEES',
  SALES: 'SALES',
  CHARGEBACKS: 'CHARGEBACKS',
};
registerEnumType(LedgerAccountEnum, {
  name: 'LedgerAccount',
  description: 'An account of the ledger.',
  valuesConfig: {
    CUSTOMER_RECEIVABLE: { description: 'What buyers owe for what they have got.' },
    PROVIDER_CLEARING: { description: 'What payment providers have taken for us and hold.' },
    STORE_CASH: { description: 'What lies in the tills of the stores.' },
    CHEQUES: { description: 'Cheques that no bank has paid yet.' },
    BANK_CLEARING: { description: "What lies on the shop's account at its bank." },
    UNSETTLED_TRANSFERS: { description: 'Transfers that pay nothing yet, or are to be sent back.' },
    TRADE_RECEIVABLE: { description: 'What businesses owe on invoices.' },
    CASH_DIFFERENCES: { description: 'What tills had too little when they were counted.' },
    GIFT_CARDS: { description: 'What gift cards are still good for.' },
    STORE_CREDIT: { description: 'What customers have to their credit.' },
    POINTS_LIABILITY: { description: 'What points are worth that nobody has used yet.' },
    PROMOTIONS: { description: 'What was given away: cards, credit, points.' },
    REFUNDS: { description: 'What was sold and need not be paid after all.' },
    FEES: { description: 'What providers keep for themselves.' },
    SALES: { description: 'What was sold.' },
    CHARGEBACKS: { description: 'What banks have taken back.' },
  },
});

export const LedgerEntryKindEnum: Record<LedgerEntryKind, LedgerEntryKind> = {
  CAPTURE: 'CAPTURE',
  REFUND: 'REFUND',
  CAPTURE_UNDONE: 'CAPTURE_UNDONE',
  REFUND_UNDONE: 'REFUND_UNDONE',
  SALE: 'SALE',
  CHARGEBACK: 'CHARGEBACK',
  CHARGEBACK_REVERSED: 'CHARGEBACK_REVERSED',
  REFUND_GRANTED: 'REFUND_GRANTED',
  REFUND_WITHDRAWN: 'REFUND_WITHDRAWN',
  VALUE_ISSUED: 'VALUE_ISSUED',
  VALUE_WITHDRAWN: 'VALUE_WITHDRAWN',
  TRANSFER_RECEIVED: 'TRANSFER_RECEIVED',
  PAYOUT: 'PAYOUT',
  CHEQUE_CLEARED: 'CHEQUE_CLEARED',
  CHEQUE_BOUNCED: 'CHEQUE_BOUNCED',
  INVOICE_SETTLED: 'INVOICE_SETTLED',
  TILL_OVER: 'TILL_OVER',
  TILL_SHORT: 'TILL_SHORT',
};
registerEnumType(LedgerEntryKindEnum, {
  name: 'LedgerEntryKind',
  description: 'What has been posted to the ledger.',
  valuesConfig: {
    CAPTURE: { description: 'Money was taken.' },
    REFUND: { description: 'Money has gone back.' },
    CAPTURE_UNDONE: { description: 'Money that was thought to be taken was not.' },
    REFUND_UNDONE: { description: 'Money that was thought to have gone back has not.' },
    SALE: { description: 'Goods have left.' },
    CHARGEBACK: { description: 'A bank has taken money back.' },
    CHARGEBACK_REVERSED: { description: 'A bank has returned what it had taken back.' },
    REFUND_GRANTED: { description: 'Something of what was sold need not be paid after all.' },
    REFUND_WITHDRAWN: { description: 'The money for that could not be given back.' },
    VALUE_ISSUED: { description: 'A gift card, credit or points were given away.' },
    VALUE_WITHDRAWN: { description: 'Such value has expired, or was taken off again.' },
    TRANSFER_RECEIVED: { description: 'A transfer has come that pays nothing yet.' },
    PAYOUT: { description: 'The bank was told to send back what was owed.' },
    CHEQUE_CLEARED: { description: 'The bank has paid a cheque.' },
    CHEQUE_BOUNCED: { description: 'The bank does not pay a cheque: the buyer owes it again.' },
    INVOICE_SETTLED: { description: 'A business has paid what it owed on an invoice.' },
    TILL_OVER: { description: 'A till had more than it should.' },
    TILL_SHORT: { description: 'A till had less than it should.' },
  },
});

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
