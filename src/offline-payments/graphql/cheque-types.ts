import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import {
  AttemptInProgress,
  InvalidPaymentToken,
  PaymentIntentType,
  PaymentNotConfirmable,
} from '../../payments/index.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';
import type { ChequeState } from '../domain/lifecycles.js';
import { OtherCurrency } from './till-results.js';

const keyed = { description: 'Your own name for this request.' };

export const ChequeStateEnum: Record<ChequeState, ChequeState> = {
  RECEIVED: 'RECEIVED',
  CLEARED: 'CLEARED',
  BOUNCED: 'BOUNCED',
};
registerEnumType(ChequeStateEnum, {
  name: 'ChequeState',
  description: 'What the bank says of a cheque.',
  valuesConfig: {
    RECEIVED: { description: 'Nothing yet.' },
    CLEARED: { description: 'It has paid it.' },
    BOUNCED: { description: 'It does not pay it: the buyer owes the money again.' },
  },
});

export const ChequeFieldEnum = { NUMBER: 'NUMBER', BANK: 'BANK', DRAWN_ON: 'DRAWN_ON' } as const;
registerEnumType(ChequeFieldEnum, {
  name: 'ChequeField',
  description: 'What is written on a cheque.',
  valuesConfig: {
    NUMBER: { description: 'Its number: 7 to 12 digits.' },
    BANK: { description: 'The bank that is to pay it.' },
    DRAWN_ON: { description: 'Its day: not to come, and no longer ago than it can be presented.' },
  },
});

@ObjectType('Cheque', { description: 'A cheque that was handed over for a payment.' })
export class ChequeType {
  @Field(() => ID, { description: 'The opaque id of this cheque.' })
  id!: string;

  @Field(() => ChequeStateEnum, { description: 'What the bank says of it.' })
  state!: ChequeState;

  @Field(() => MoneyType, { description: 'How much it is for.' })
  amount!: MoneyType;

  @Field(() => String, { description: 'The last four digits of its number; no more is kept.' })
  lastDigits!: string;

  @Field(() => String, { description: 'The bank that is to pay it.' })
  bank!: string;

  @Field(() => String, { description: 'The day that stands on it, as `YYYY-MM-DD`.' })
  drawnOn!: string;
}

@InputType({ description: 'A cheque for a payment.' })
export class TakeChequeInput {
  @Field(() => ID, { description: 'Where it is handed over: a location where you work.' })
  locationId!: string;

  @Field(() => ID, { description: 'What is paid: all of it.' })
  paymentIntentId!: string;

  @Field(() => String, { description: 'The number of the cheque: 7 to 12 digits.' })
  number!: string;

  @Field(() => String, { description: 'The bank that is to pay it, at most 80 characters.' })
  bank!: string;

  @Field(() => String, { description: 'The day that stands on it, as `YYYY-MM-DD`.' })
  drawnOn!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which cheque the bank has spoken of.' })
export class EndChequeInput {
  @Field(() => ID, { description: 'The cheque.' })
  chequeId!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@ObjectType({ description: 'A cheque and what was paid with it.' })
export class ChequePayload {
  @Field(() => ChequeType, { description: 'The cheque as it stands.' })
  cheque!: ChequeType;

  @Field(() => PaymentIntentType, { description: 'The payment.' })
  paymentIntent!: PaymentIntentType;
}

@ObjectType({ implements: UserError, description: 'It is no cheque that can be presented.' })
export class InvalidCheque extends UserError {
  @Field(() => ChequeFieldEnum, { description: 'What of it cannot be right.' })
  field!: keyof typeof ChequeFieldEnum;
}

@ObjectType({
  implements: UserError,
  description: 'The bank has said its word on that cheque, or its money was given back.',
})
export class ChequeNotInState extends UserError {
  @Field(() => ChequeStateEnum, { description: 'What it has said.' })
  state!: ChequeState;
}

export const TakeChequeResult = resultUnion(
  'TakeChequeResult',
  'The cheque and the payment, or why it was not taken.',
  ChequePayload,
  InvalidCheque,
  OtherCurrency,
  PaymentNotConfirmable,
  AttemptInProgress,
  InvalidPaymentToken,
  IdempotencyKeyReused,
);

export const EndChequeResult = resultUnion(
  'EndChequeResult',
  'The cheque as it is now, or why nothing was changed.',
  ChequePayload,
  ChequeNotInState,
  IdempotencyKeyReused,
);
