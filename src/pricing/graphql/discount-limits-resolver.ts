import {
  Arg,
  Ctx,
  Field,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { isCurrency, maxAmountMinor } from '../../kernel/money.js';
import { isRefusal } from '../../kernel/refusal.js';
import { Allow } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { IdempotencyKeyReused, resultUnion } from '../../platform/graphql/results.js';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { setDiscountLimit } from '../commands/set-discount-limit.js';
import { discountLimits } from '../data/discount-limits.js';

const DiscountRoleEnum = describedEnum('DiscountRole', 'Who gives discounts.', {
  ASSOCIATE: 'The people of a store.',
  AGENT: 'The people of the call centre.',
  SUPERVISOR: 'Those who lead them.',
  ADMIN: 'Those who look after the shop.',
});
type DiscountRole = keyof typeof DiscountRoleEnum;

const part = 'The part of the goods of a cart, in basis points: 1000 is 10 %.';
const most = 'The most in one cart, in minor units.';

@ObjectType('DiscountLimit', {
  description: 'What people of a role may take off a cart without a second person.',
})
class DiscountLimitType {
  @Field(() => DiscountRoleEnum, { description: 'Whose limit it is.' })
  role!: DiscountRole;

  @Field(() => String, { description: 'The currency of the carts, ISO 4217.' })
  currency!: string;

  @Field(() => Int, { description: part })
  basisPoints!: number;

  @Field(() => MinorUnitsScalar, { description: most })
  amountMinor!: number;
}

@InputType({ description: 'What people of a role may take off a cart alone.' })
class SetDiscountLimitInput {
  @Field(() => DiscountRoleEnum, { description: 'Whose limit it is.' })
  role!: DiscountRole;

  @Field(() => String, { description: 'The currency of the carts, ISO 4217.' })
  currency!: string;

  @Field(() => Int, { description: `${part} 0 to 10000.` })
  basisPoints!: number;

  @Field(() => MinorUnitsScalar, { description: most })
  amountMinor!: number;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'All limits as they are now.' })
class SetDiscountLimitPayload {
  @Field(() => [DiscountLimitType], { description: 'The limits, by role and currency.' })
  limits!: DiscountLimitType[];
}

const SetDiscountLimitResult = resultUnion(
  'SetDiscountLimitResult',
  'The limits, or why they were left as they are.',
  SetDiscountLimitPayload,
  IdempotencyKeyReused,
);

/** What staff may take off alone: the shop's own decision. */
@Resolver()
export class DiscountLimitsResolver {
  @Allow(['SUPERVISOR', 'ADMIN'])
  @Query(() => [DiscountLimitType], {
    description: 'What people of each role may take off a cart without a second person.',
  })
  discountLimits(@Ctx() { db }: RequestContext): Promise<object[]> {
    return discountLimits(db);
  }

  @Allow(['ADMIN'])
  @Mutation(() => SetDiscountLimitResult, {
    description:
      'Decides what people of a role may take off a cart alone. Discounts that were given already keep the limit that they were given with.',
  })
  async setDiscountLimit(
    @Arg('input', () => SetDiscountLimitInput, { description: 'Whose limit, and how much.' })
    input: SetDiscountLimitInput,
    @Ctx() context: RequestContext,
  ) {
    const limit = checkedLimit(input);
    const answer = await context.run('setDiscountLimit', input, async (work) => {
      await setDiscountLimit(work, limit);
      return {};
    });
    return isRefusal(answer) ? answer : { limits: await discountLimits(context.db) };
  }
}

function checkedLimit({ role, currency, basisPoints, amountMinor }: SetDiscountLimitInput) {
  if (!isCurrency(currency)) throw wrong('`currency` is no currency of ISO 4217.');
  if (basisPoints < 0 || basisPoints > 10_000) throw wrong('`basisPoints` is 0 to 10000.');
  if (amountMinor < 0 || amountMinor > maxAmountMinor)
    throw wrong(`\`amountMinor\` is 0 to ${maxAmountMinor}.`);
  return { role, currency, basisPoints, amountMinor };
}

function wrong(message: string): RequestError {
  return new RequestError('BAD_USER_INPUT', message);
}
