import {
  Arg,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { type LocationRow, LocationType, locationLoader } from '../../locations/index.js';
import { Allow } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { innerId } from '../../platform/graphql/node.js';
import { IdempotencyKeyReused, resultUnion } from '../../platform/graphql/results.js';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { setPickupRule } from '../commands/pickups/set-pickup-rule.js';
import { readPickupRules } from '../data/pickup-rules.js';
import { mostKeepDays, type PickupRule } from '../domain/pickup-rule.js';

@ObjectType('PickupRule', {
  description: 'How long goods wait at the counter, and who may take them.',
})
class PickupRuleType {
  @Field(() => LocationType, {
    nullable: true,
    description: 'The location; null for every location without a rule of its own.',
  })
  location!: LocationRow | null;

  @Field(() => Int, { description: 'For how many days goods are kept once they are ready.' })
  keepDays!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many days before the end the buyer is reminded; null for never.',
  })
  remindDaysBefore!: number | null;

  @Field(() => MoneyType, {
    nullable: true,
    description:
      'From this value on the person at the counter shows who they are; null where the code is enough.',
  })
  identityFrom!: MoneyType | null;
}

@InputType({ description: 'How a location keeps goods for their buyers.' })
class SetPickupRuleInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The location; every one without a rule of its own where it is left out.',
  })
  locationId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `For how many days goods are kept, 1 to ${mostKeepDays}. Null takes the rule of a location away.`,
  })
  keepDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many days before the end the buyer is reminded; null for never.',
  })
  remindDaysBefore?: number | null;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'From which value on the person at the counter shows who they are.',
  })
  identityFromMinor?: number | null;

  @Field(() => String, { nullable: true, description: 'The currency of that value.' })
  identityCurrency?: string | null;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'All rules as they are now.' })
class SetPickupRulePayload {
  @Field(() => [PickupRuleType], { description: 'The rules, the general one first.' })
  rules!: PickupRuleType[];
}

const SetPickupRuleResult = resultUnion(
  'SetPickupRuleResult',
  'The rules, or why they were left as they are.',
  SetPickupRulePayload,
  IdempotencyKeyReused,
);

/** How long goods wait for their buyers: the shop's own decision, for each place. */
@Resolver()
export class PickupRulesResolver {
  @Allow(['SUPERVISOR', 'ADMIN'])
  @Query(() => [PickupRuleType], {
    description: 'How long goods wait at which counter, the general rule first.',
  })
  pickupRules(@Ctx() context: RequestContext): Promise<PickupRuleType[]> {
    return rules(context);
  }

  @Allow(['SUPERVISOR', 'ADMIN'])
  @Mutation(() => SetPickupRuleResult, {
    description:
      'Decides how long goods wait at the counter, and who may take them. Goods that are ready already keep what they were put ready with.',
  })
  async setPickupRule(
    @Arg('input', () => SetPickupRuleInput, { description: 'Where, and how.' })
    input: SetPickupRuleInput,
    @Ctx() context: RequestContext,
  ) {
    const locationId = input.locationId == null ? null : innerId('Location', input.locationId);
    const rule = checkedRule(input, locationId);
    if (locationId !== null && !(await context.loaders.of(locationLoader).load(locationId)))
      throw new RequestError('NOT_FOUND', 'There is no such location.');
    const answer = await context.run('setPickupRule', input, async (work) => {
      await setPickupRule(work, { locationId, rule });
      return {};
    });
    return isRefusal(answer) ? answer : { rules: await rules(context) };
  }
}

function checkedRule(input: SetPickupRuleInput, locationId: string | null): PickupRule | null {
  const { keepDays, remindDaysBefore = null, identityFromMinor, identityCurrency } = input;
  if (keepDays == null) {
    if (locationId !== null) return null;
    throw new RequestError(
      'BAD_USER_INPUT',
      'The general rule can be changed, but not taken away.',
    );
  }
  if (keepDays < 1 || keepDays > mostKeepDays)
    throw new RequestError('BAD_USER_INPUT', `\`keepDays\` is 1 to ${mostKeepDays}.`);
  if (remindDaysBefore !== null && (remindDaysBefore < 0 || remindDaysBefore >= keepDays))
    throw new RequestError(
      'BAD_USER_INPUT',
      '`remindDaysBefore` is 0 or more, and less than `keepDays`.',
    );
  return { keepDays, remindDaysBefore, identityFrom: limitOf(identityFromMinor, identityCurrency) };
}

function limitOf(
  amountMinor: number | null | undefined,
  currency: string | null | undefined,
): PickupRule['identityFrom'] {
  if (amountMinor == null && currency == null) return null;
  if (amountMinor == null || currency == null || amountMinor <= 0 || !/^[A-Z]{3}$/.test(currency))
    throw new RequestError(
      'BAD_USER_INPUT',
      'Give `identityFromMinor`, more than zero, and `identityCurrency` together.',
    );
  return { amountMinor, currency };
}

async function rules(context: RequestContext): Promise<PickupRuleType[]> {
  const rows = await readPickupRules(context.db);
  return Promise.all(
    rows.map(async (row) => ({
      location: row.location_id
        ? await context.loaders.of(locationLoader).load(row.location_id)
        : null,
      keepDays: row.keep_days,
      remindDaysBefore: row.remind_days_before,
      identityFrom:
        row.identity_from_minor === null || row.identity_currency === null
          ? null
          : toMoney(row.identity_from_minor, row.identity_currency),
    })),
  );
}
