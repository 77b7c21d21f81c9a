import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { PaymentIntentType } from '../../payments/index.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { Node } from '../../platform/graphql/node.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import {
  DateTimeScalar,
  IdempotencyKeyScalar,
  MinorUnitsScalar,
} from '../../platform/graphql/scalars.js';
import type { RecordedLine } from '../commands/record-bank-transfers.js';
import type { BankLineProblem } from '../data/tables.js';
import type { BankLineState } from '../domain/lifecycles.js';
import { AmountNotPossible, OtherCurrency } from './till-results.js';

const keyed = { description: 'Your own name for this request.' };

export const BankLineStateEnum: Record<BankLineState, BankLineState> = {
  QUARANTINED: 'QUARANTINED',
  MATCHED: 'MATCHED',
  RETURNED: 'RETURNED',
};
registerEnumType(BankLineStateEnum, {
  name: 'BankTransferState',
  description: 'What becomes of a transfer that has come.',
  valuesConfig: {
    QUARANTINED: { description: 'Somebody has to say what it is for.' },
    MATCHED: { description: 'It counts towards a payment.' },
    RETURNED: { description: 'It goes back to who sent it.' },
  },
});

export const BankLineProblemEnum: Record<BankLineProblem, BankLineProblem> = {
  NO_REFERENCE: 'NO_REFERENCE',
  UNKNOWN_REFERENCE: 'UNKNOWN_REFERENCE',
  OTHER_CURRENCY: 'OTHER_CURRENCY',
  PAYMENT_OVER: 'PAYMENT_OVER',
};
registerEnumType(BankLineProblemEnum, {
  name: 'BankTransferProblem',
  description: 'Why a transfer pays nothing by itself.',
  valuesConfig: {
    NO_REFERENCE: { description: 'It bears no reference whose check digits are right.' },
    UNKNOWN_REFERENCE: { description: 'No payment has that reference.' },
    OTHER_CURRENCY: { description: 'The payment is in another currency.' },
    PAYMENT_OVER: { description: 'The payment was given up, or its time was over.' },
  },
});

export const RecordedOutcomeEnum: Record<RecordedLine['outcome'], RecordedLine['outcome']> = {
  RECORDED: 'RECORDED',
  KNOWN: 'KNOWN',
  DIFFERS: 'DIFFERS',
};
registerEnumType(RecordedOutcomeEnum, {
  name: 'RecordedTransferOutcome',
  description: 'What was done with a line of the bank.',
  valuesConfig: {
    RECORDED: { description: 'It is new, and was taken over.' },
    KNOWN: { description: 'It was taken over before; nothing was done.' },
    DIFFERS: { description: 'It was taken over before with another amount; nothing was done.' },
  },
});

@ObjectType('TransferInstructions', {
  simpleResolvers: true,
  description: 'How a payment is made by bank transfer.',
})
export class TransferInstructionsType {
  @Field(() => String, { description: 'Whose account it is.' })
  holder!: string;

  @Field(() => String, { description: 'The IBAN of the account, without spaces.' })
  iban!: string;

  @Field(() => String, { nullable: true, description: 'The BIC, for banks that ask for it.' })
  bic!: string | null;

  @Field(() => String, {
    description: 'What has to be written with the transfer: a creditor reference by ISO 11649.',
  })
  reference!: string;

  @Field(() => String, { description: 'The same in groups of four, as people read it.' })
  printedReference!: string;

  @Field(() => MoneyType, { description: 'What is to be paid.' })
  amount!: MoneyType;

  @Field(() => MoneyType, { description: 'What has come so far.' })
  received!: MoneyType;

  @Field(() => MoneyType, { description: 'What is still to come; nothing where it is paid.' })
  remaining!: MoneyType;

  @Field(() => DateTimeScalar, { description: 'Until when it is waited for.' })
  until!: Date;
}

@ObjectType('BankTransfer', {
  implements: Node,
  description: "A credit on the statement of the shop's bank account.",
})
export class BankTransferType extends Node {
  @Field(() => String, { description: "The bank's own name for it." })
  bankLineId!: string;

  @Field(() => BankLineStateEnum, { description: 'What becomes of it.' })
  state!: BankLineState;

  @Field(() => BankLineProblemEnum, {
    nullable: true,
    description: 'Why it paid nothing by itself; null where it did.',
  })
  problem!: BankLineProblem | null;

  @Field(() => MoneyType, { description: 'How much came.' })
  amount!: MoneyType;

  @Field(() => String, { description: 'What the payer wrote.' })
  remittance!: string;

  @Field(() => String, { nullable: true, description: 'Who has sent it, as the bank says.' })
  payer!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was taken over.' })
  receivedAt!: Date;

  @Field(() => PaymentIntentType, {
    nullable: true,
    description: 'The payment towards which it counts.',
  })
  paymentIntent!: PaymentIntentType | null;
}

@InputType({ description: "A credit on the statement of the shop's bank account." })
export class BankTransferInput {
  @Field(() => String, {
    description: "The bank's own name for it, at most 64 characters: it counts once.",
  })
  bankLineId!: string;

  @Field(() => MinorUnitsScalar, { description: 'How much came.' })
  amountMinor!: number;

  @Field(() => String, { description: 'The ISO 4217 code of its currency.' })
  currency!: string;

  @Field(() => String, {
    description: 'What the payer wrote, at most 500 characters; may be empty.',
  })
  remittance!: string;

  @Field(() => String, { nullable: true, description: 'Who has sent it, at most 140 characters.' })
  payer?: string | null;
}

@InputType({ description: "Lines of the bank's statement." })
export class RecordBankTransfersInput {
  @Field(() => [BankTransferInput], { description: 'The lines: 1 to 100.' })
  lines!: BankTransferInput[];

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'What a transfer is for.' })
export class AssignBankTransferInput {
  @Field(() => ID, { description: 'The transfer in quarantine.' })
  bankTransferId!: string;

  @Field(() => ID, { description: 'The payment.' })
  paymentIntentId!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which transfer goes back.' })
export class ReturnBankTransferInput {
  @Field(() => ID, { description: 'The transfer in quarantine.' })
  bankTransferId!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@ObjectType('RecordedTransfer', {
  simpleResolvers: true,
  description: 'A line of the bank, and what was done with it.',
})
export class RecordedTransferType {
  @Field(() => RecordedOutcomeEnum, { description: 'What was done.' })
  outcome!: RecordedLine['outcome'];

  @Field(() => BankTransferType, { description: 'The transfer as it stands.' })
  transfer!: BankTransferType;
}

@ObjectType({ description: 'What was done with each line.' })
export class RecordBankTransfersPayload {
  @Field(() => [RecordedTransferType], { description: "One for each line, by the bank's names." })
  lines!: RecordedTransferType[];
}

@ObjectType({ description: 'The transfer after it was decided about.' })
export class BankTransferPayload {
  @Field(() => BankTransferType, { description: 'The transfer as it stands.' })
  transfer!: BankTransferType;
}

@ObjectType({
  implements: UserError,
  description: 'Somebody has decided already what becomes of that transfer.',
})
export class LineNotQuarantined extends UserError {
  @Field(() => BankLineStateEnum, { description: 'What becomes of it.' })
  state!: BankLineState;
}

@ObjectType({
  implements: UserError,
  description: 'The payment waits for no transfer, or for one of another currency.',
})
export class NoTransferAwaited extends UserError {}

export const RecordBankTransfersResult = resultUnion(
  'RecordBankTransfersResult',
  'What was done with each line, or why none was taken over.',
  RecordBankTransfersPayload,
  AmountNotPossible,
  OtherCurrency,
  IdempotencyKeyReused,
);

export const AssignBankTransferResult = resultUnion(
  'AssignBankTransferResult',
  'The transfer, or why it cannot be for that payment.',
  BankTransferPayload,
  LineNotQuarantined,
  NoTransferAwaited,
  IdempotencyKeyReused,
);

export const ReturnBankTransferResult = resultUnion(
  'ReturnBankTransferResult',
  'The transfer, or why it does not go back.',
  BankTransferPayload,
  LineNotQuarantined,
  IdempotencyKeyReused,
);
