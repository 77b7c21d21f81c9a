import { Field, ID, InputType, Int } from 'type-graphql';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';

const mostTags = 500;
const mostDigits = 64;
const keyed = { description: 'Your own name for this request.' };

@InputType({ description: 'What a reader has seen.' })
export class ScannedItemsInput {
  @Field(() => ID, { description: 'The cart.' })
  cartId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you have read; an edit of anything newer is refused.',
  })
  expectedVersion?: number | null;

  @Field(() => [String], {
    description:
      'What the tags hold, 1 to 500 of them: SGTIN-96 of GS1, as 24 hexadecimal digits. Others are answered as unknown.',
  })
  epcs!: string[];

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Units that have come back.' })
export class TakeBackTagsInput {
  @Field(() => [String], { description: 'What their tags hold, 1 to 500 of them.' })
  epcs!: string[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True where they are damaged, and must not be sold again.',
  })
  areDamaged!: boolean;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

/** Tags as they were read, each once: a reader sees the same one many times. */
export function readEpcs(epcs: readonly string[]): string[] {
  if (epcs.length === 0 || epcs.length > mostTags)
    throw new RequestError('BAD_USER_INPUT', `Give 1 to ${mostTags} tags.`);
  if (epcs.some((epc) => !/^[0-9A-Za-z]+$/.test(epc) || epc.length > mostDigits))
    throw new RequestError('BAD_USER_INPUT', 'A tag is given in hexadecimal digits.');
  return [...new Set(epcs.map((epc) => epc.toUpperCase()))];
}
