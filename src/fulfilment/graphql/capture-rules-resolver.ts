import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { type Channel, channels } from '../../platform/auth/actor.js';
import { Allow } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { IdempotencyKeyReused, resultUnion } from '../../platform/graphql/results.js';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { setCaptureRule } from '../commands/set-capture-rule.js';
import { readCaptureRules } from '../data/reads.js';
import { type CaptureTrigger, isTriggerOf } from '../domain/capture-trigger.js';
import type { FulfilmentKind } from '../domain/lifecycles.js';
import { CaptureTriggerEnum, FulfilmentKindEnum } from './types.js';

@ObjectType('CaptureRule', {
  description: 'When goods are charged, by the way that they go and the channel they were sold in.',
})
class CaptureRuleType {
  @Field(() => FulfilmentKindEnum, { description: 'Which way the goods go.' })
  kind!: FulfilmentKind;

  @Field(() => String, {
    nullable: true,
    description: 'The channel of the order; null for every channel without a rule of its own.',
  })
  salesChannel!: string | null;

  @Field(() => CaptureTriggerEnum, { description: 'When they are charged.' })
  captureTrigger!: CaptureTrigger;
}

@InputType({ description: 'When goods are charged that go this way.' })
class SetCaptureRuleInput {
  @Field(() => FulfilmentKindEnum, { description: 'Which way the goods go.' })
  kind!: FulfilmentKind;

  @Field(() => String, {
    nullable: true,
    description: 'The channel of the orders, such as `WEB`; every other one where it is left out.',
  })
  salesChannel?: string | null;

  @Field(() => CaptureTriggerEnum, {
    nullable: true,
    description: 'When they are charged. Null takes away the rule of a channel.',
  })
  captureTrigger?: CaptureTrigger | null;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'All rules as they are now.' })
class SetCaptureRulePayload {
  @Field(() => [CaptureRuleType], { description: 'The rules, the general ones first.' })
  rules!: CaptureRuleType[];
}

const SetCaptureRuleResult = resultUnion(
  'SetCaptureRuleResult',
  'The rules, or why they were left as they are.',
  SetCaptureRulePayload,
  IdempotencyKeyReused,
);

/** When goods are charged: the shop's own decision. */
@Resolver()
export class CaptureRulesResolver {
  @Allow(['SUPERVISOR', 'ADMIN'])
  @Query(() => [CaptureRuleType], {
    description: 'The rules that say when goods are charged, the general ones first.',
  })
  captureRules(@Ctx() context: RequestContext): Promise<CaptureRuleType[]> {
    return rules(context);
  }

  @Allow(['ADMIN'])
  @Mutation(() => SetCaptureRuleResult, {
    description:
      'Decides when goods are charged. Orders that are confirmed already keep the rule that they were confirmed with.',
  })
  async setCaptureRule(
    @Arg('input', () => SetCaptureRuleInput, { description: 'Which goods, and when.' })
    input: SetCaptureRuleInput,
    @Ctx() context: RequestContext,
  ) {
    const rule = checkedRule(input);
    const answer = await context.run('setCaptureRule', input, async (work) => {
      await setCaptureRule(work, rule);
      return {};
    });
    return isRefusal(answer) ? answer : { rules: await rules(context) };
  }
}

function checkedRule({ kind, salesChannel, captureTrigger }: SetCaptureRuleInput) {
  const [channel, trigger] = [salesChannel ?? null, captureTrigger ?? null];
  if (channel !== null && !channels.includes(channel as Channel))
    throw new RequestError('BAD_USER_INPUT', '`salesChannel` is no channel of this shop.');
  if (channel === null && trigger === null)
    throw new RequestError('BAD_USER_INPUT', 'A general rule can be changed, but not taken away.');
  if (trigger !== null && !isTriggerOf(kind, trigger))
    throw new RequestError('BAD_USER_INPUT', `Goods of the kind ${kind} never come to ${trigger}.`);
  return { kind, channel, trigger };
}

async function rules({ db }: RequestContext): Promise<CaptureRuleType[]> {
  return (await readCaptureRules(db)).map((row) => ({
    kind: row.fulfilment_kind,
    salesChannel: row.channel,
    captureTrigger: row.capture_trigger,
  }));
}
