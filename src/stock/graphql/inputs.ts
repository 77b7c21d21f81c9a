import { Field, ID, InputType, Int } from 'type-graphql';
import { innerId } from '../../platform/graphql/node.js';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { AdjustStock } from '../commands/adjust-stock.js';

const maxReasonLength = 200;

@InputType({ description: 'A correction of the stock of one variant in one location.' })
export class AdjustStockInput {
  @Field(() => ID, { description: 'Where it lies: a location of yours.' })
  locationId!: string;

  @Field(() => ID, { description: 'What was counted.' })
  variantId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many more (or fewer, below zero) there are than the books say.',
  })
  delta?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many there are. Give this or `delta`, not both.',
  })
  countedOnHand?: number | null;

  @Field(() => String, {
    description: 'Why, for the journal: `broken in transport`. At most 200 characters.',
  })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this correction.' })
  idempotencyKey!: string;
}

/** The command behind the input; what cannot be meant is the caller's mistake. */
export function readAdjustment(input: AdjustStockInput): AdjustStock {
  const reason = input.reason.isWellFormed() ? input.reason.normalize('NFC').trim() : '';
  if (reason === '' || reason.length > maxReasonLength || /\p{Cc}/u.test(reason))
    throw new RequestError(
      'BAD_USER_INPUT',
      `A reason is one line of 1 to ${maxReasonLength} characters.`,
    );
  return {
    variantId: innerId('Variant', input.variantId),
    locationId: innerId('Location', input.locationId),
    countedOnHand: input.countedOnHand ?? undefined,
    delta: input.delta ?? undefined,
    reason,
  };
}
