import { Field, InputType, Int } from 'type-graphql';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import { ReturnFaultEnum, ShippingRefundEnum } from './enums.js';

const keyed = { description: 'Your own name for this request.' };

@InputType({ description: 'A reason for which goods may come back, new or changed.' })
export class SaveReturnReasonInput {
  @Field(() => String, { description: 'Its name: capital letters and underscores, at most 40.' })
  code!: string;

  @Field(() => String, {
    description: 'The sentence for people in French: at most 200 characters.',
  })
  labelFr!: string;

  @Field(() => String, {
    description: 'The sentence for people in English: at most 200 characters.',
  })
  labelEn!: string;

  @Field(() => ReturnFaultEnum, { description: 'On whose side it lies.' })
  fault!: 'BUYER' | 'SHOP';

  @Field(() => Int, { description: 'For how many days: 0 to 3650.' })
  windowDays!: number;

  @Field(() => Boolean, { description: 'Whether somebody of the shop has to agree first.' })
  needsApproval!: boolean;

  @Field(() => ShippingRefundEnum, { description: 'Whether the shipping is paid back as well.' })
  shippingRefund!: 'NEVER' | 'WITH_LAST' | 'ALWAYS';

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is offered.' })
  active!: boolean;

  @Field(() => Int, { description: 'Its place in the list.' })
  position!: number;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'What a label costs buyers whose return is no fault of the shop.' })
export class SetReturnLabelFeeInput {
  @Field(() => String, { description: 'The ISO 4217 code of the currency.' })
  currency!: string;

  @Field(() => MinorUnitsScalar, { description: 'How much; 0 for nothing.' })
  amountMinor!: number;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}
