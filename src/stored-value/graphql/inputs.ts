import { Field, ID, InputType } from 'type-graphql';
import { isCurrency } from '../../kernel/money.js';
import {
  DateTimeScalar,
  IdempotencyKeyScalar,
  MinorUnitsScalar,
} from '../../platform/graphql/scalars.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';

const maxReasonLength = 200;
const keyed = { description: 'Your own name for this request.' };
const why = { description: 'Why, for the journal, in one line of at most 200 characters.' };
const inCurrency = { description: 'The currency, ISO 4217.' };

@InputType({ description: 'A gift card that somebody wants to pay with.' })
export class CreateGiftCardTokenInput {
  @Field(() => String, {
    description: 'The code on the card. Case, spaces and dashes do not count.',
  })
  code!: string;
}

@InputType({ description: 'A gift card to give away.' })
export class IssueGiftCardInput {
  @Field(() => MinorUnitsScalar, { description: 'What it is worth, in minor units.' })
  amountMinor!: number;

  @Field(() => String, inCurrency)
  currency!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when it can be used; not limited where it is left out.',
  })
  expiresAt?: Date | null;

  @Field(() => String, why)
  reason!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'A gift card that must not be used any more.' })
export class BlockGiftCardInput {
  @Field(() => ID, { description: 'The card.' })
  giftCardId!: string;

  @Field(() => String, why)
  reason!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Credit or points for a customer.' })
class GrantInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId!: string;

  @Field(() => MinorUnitsScalar, { description: 'What it is worth, in minor units.' })
  amountMinor!: number;

  @Field(() => String, inCurrency)
  currency!: string;

  @Field(() => String, why)
  reason!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Credit for a customer.' })
export class GrantStoreCreditInput extends GrantInput {}

@InputType({ description: 'Points for a customer, by what they are worth.' })
export class GrantLoyaltyPointsInput extends GrantInput {}

@InputType({ description: 'A correction of a gift card, of credit, or of points.' })
export class AdjustStoredValueInput {
  @Field(() => ID, { description: 'The gift card, the store credit, or the loyalty points.' })
  accountId!: string;

  @Field(() => MinorUnitsScalar, {
    description: 'What is added, or taken off where it is below zero, in minor units.',
  })
  amountMinor!: number;

  @Field(() => String, why)
  reason!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

/** The reason as it is kept; a text that is none is the caller's mistake. */
export function readReason(given: string): string {
  const reason = given.isWellFormed() ? given.normalize('NFC').trim() : '';
  if (reason === '' || reason.length > maxReasonLength || /\p{Cc}/u.test(reason))
    throw new RequestError(
      'BAD_USER_INPUT',
      `A reason is one line of 1 to ${maxReasonLength} characters.`,
    );
  return reason;
}

/** A currency that there is; anything else is the caller's mistake. */
export function readCurrency(given: string): string {
  if (!isCurrency(given))
    throw new RequestError('BAD_USER_INPUT', 'A currency is a code of ISO 4217, such as EUR.');
  return given;
}
