import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CartIncomplete, CartNotOpen, PriceChanged } from '../../carts/index.js';
import { OrderNotCancelable, TotalChanged } from '../../orders/index.js';
import {
  AttemptInProgress,
  InvalidPaymentToken,
  PaymentNotConfirmable,
} from '../../payments/index.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { DateTimeScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import { OutOfStock } from '../../stock/index.js';
import { type ShareFault, shareFaults } from '../domain/plan-shares.js';
import type { SharedPaymentState } from '../domain/shared-payment-lifecycle.js';
import { PaymentShareType, SharedPaymentStateEnum, SharedPaymentType } from './types.js';

const ShareFaultEnum = Object.fromEntries(Object.keys(shareFaults).map((name) => [name, name]));
registerEnumType(ShareFaultEnum, {
  name: 'PaymentShareFault',
  description: 'Why a total cannot be shared out as wished.',
  valuesConfig: Object.fromEntries(
    Object.entries(shareFaults).map(([name, description]) => [name, { description }]),
  ),
});

@ObjectType({ implements: UserError, description: 'The total cannot be shared out like this.' })
export class SharesNotPossible extends UserError {
  @Field(() => ShareFaultEnum, { description: 'Why not.' })
  reason!: ShareFault;

  @Field(() => MinorUnitsScalar, { description: 'What the order costs.' })
  totalMinor!: number;

  @Field(() => String, { description: 'The currency of the total.' })
  currency!: string;
}

@ObjectType({ implements: UserError, description: 'The deadline is too close or too far away.' })
export class DeadlineNotPossible extends UserError {
  @Field(() => DateTimeScalar, { description: 'The closest one that you could have now.' })
  earliest!: Date;

  @Field(() => DateTimeScalar, { description: 'The farthest one that you could have now.' })
  latest!: Date;
}

@ObjectType({ implements: UserError, description: 'Nothing of it can be paid any more.' })
export class SharedPaymentNotOpen extends UserError {
  @Field(() => SharedPaymentStateEnum, { description: 'Where the whole stands.' })
  state!: SharedPaymentState;
}

@ObjectType('SharedPaymentLink', { description: 'What is sent to one of the people who pay.' })
export class SharedPaymentLinkType {
  @Field(() => Int, { description: 'The number of the share that it leads to.' })
  number!: number;

  @Field(() => String, { description: 'Whom it is for.' })
  displayName!: string;

  @Field(() => String, {
    description:
      'The secret of the link: whoever has it may see and pay this share, and nothing else. The same request is answered with the same secret; it is not kept, and no query shows it.',
  })
  linkToken!: string;
}

@ObjectType({ description: 'The order is written, and its payment shared out.' })
export class CreateSharedPaymentPayload {
  @Field(() => SharedPaymentType, { description: 'The shared payment, as its initiator sees it.' })
  sharedPayment!: unknown;

  @Field(() => [SharedPaymentLinkType], { description: 'One link for each person.' })
  links!: readonly SharedPaymentLinkType[];
}

@ObjectType({ description: 'The shared payment after the step.' })
export class SharedPaymentPayload {
  @Field(() => SharedPaymentType, { description: 'The shared payment as it is now.' })
  sharedPayment!: unknown;
}

@ObjectType({ description: 'The share, with its payment as far as it has come.' })
export class PaySharedPaymentSharePayload {
  @Field(() => SharedPaymentType, { description: 'The whole as it is now.' })
  sharedPayment!: unknown;

  @Field(() => PaymentShareType, {
    description: 'The share that was paid. A decline is a state of its payment.',
  })
  share!: unknown;
}

export const CreateSharedPaymentResult = resultUnion(
  'CreateSharedPaymentResult',
  'The shared payment with its links, or why there is none.',
  CreateSharedPaymentPayload,
  SharesNotPossible,
  DeadlineNotPossible,
  OutOfStock,
  CartIncomplete,
  CartNotOpen,
  PriceChanged,
  TotalChanged,
  IdempotencyKeyReused,
);

export const PaySharedPaymentShareResult = resultUnion(
  'PaySharedPaymentShareResult',
  'The share, or why it cannot be paid.',
  PaySharedPaymentSharePayload,
  SharedPaymentNotOpen,
  PaymentNotConfirmable,
  AttemptInProgress,
  InvalidPaymentToken,
  IdempotencyKeyReused,
);

export const TopUpSharedPaymentResult = resultUnion(
  'TopUpSharedPaymentResult',
  'The shared payment, or why nothing was added to it.',
  SharedPaymentPayload,
  SharedPaymentNotOpen,
  AttemptInProgress,
  InvalidPaymentToken,
  IdempotencyKeyReused,
);

export const CancelSharedPaymentResult = resultUnion(
  'CancelSharedPaymentResult',
  'The shared payment that was given up, or why it stays.',
  SharedPaymentPayload,
  OrderNotCancelable,
  IdempotencyKeyReused,
);
