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
import { Allow } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { confirmPayout } from '../commands/confirm-payout.js';
import { findPayout, findPayouts } from '../data/payouts.js';
import type { PayoutState } from '../domain/lifecycles.js';
import { checkedLine } from './checked-line.js';
import { PayoutStateEnum } from './enums.js';
import { PayoutNotPossible } from './till-results.js';
import { PayoutType } from './till-types.js';

const maxPayouts = 100;

@InputType({ description: 'What the bank has sent.' })
export class ConfirmPayoutInput {
  @Field(() => ID, { description: 'What was owed.' })
  payoutId!: string;

  @Field(() => String, {
    description: "The bank's own name for the line with which it left, at most 64 characters.",
  })
  bankLineId!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@ObjectType({
  implements: UserError,
  description: 'The line of the bank was used before, for something else.',
})
export class BankLineKnown extends UserError {
  @Field(() => String, { description: 'That line.' })
  bankLineId!: string;
}

@ObjectType({ description: 'What was owed and has gone out.' })
class ConfirmPayoutPayload {
  @Field(() => PayoutType, { description: 'The payout as it stands.' })
  payout!: PayoutType;
}

const ConfirmPayoutResult = resultUnion(
  'ConfirmPayoutResult',
  'What has gone out, or why it has not.',
  ConfirmPayoutPayload,
  PayoutNotPossible,
  BankLineKnown,
  IdempotencyKeyReused,
);

@Resolver()
export class PayoutResolver {
  @Allow(['ASSOCIATE', 'DEVICE', 'SUPERVISOR', 'ADMIN'])
  @Query(() => [PayoutType], {
    description:
      'Money that has to go out by hand, or has gone, the oldest first. Stores see what is handed out in cash, the back office sees all.',
  })
  payouts(
    @Arg('state', () => PayoutStateEnum, { description: 'Owed, or paid.' }) state: PayoutState,
    @Arg('inCash', () => Boolean, {
      nullable: true,
      description: 'Only what is handed out in cash, or only what the bank sends.',
    })
    inCash: boolean | null | undefined,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most: up to 100.' })
    first: number,
    @Ctx() { actor, db }: RequestContext,
  ) {
    if (first < 1 || first > maxPayouts)
      throw new RequestError('BAD_USER_INPUT', `\`first\` is 1 to ${maxPayouts}.`);
    const isStore = actor.kind === 'ASSOCIATE' || actor.kind === 'DEVICE';
    if (isStore && inCash === false) return [];
    return findPayouts(db, { state, inCash: isStore ? true : (inCash ?? null), limit: first });
  }

  @Allow(['SUPERVISOR', 'ADMIN'])
  @Mutation(() => ConfirmPayoutResult, {
    description: 'Says that the bank has sent what was owed. It is posted to the ledger.',
  })
  async confirmPayout(
    @Arg('input', () => ConfirmPayoutInput, { description: 'What, and with which line.' })
    input: ConfirmPayoutInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      payoutId: innerId('Payout', input.payoutId),
      bankLineId: checkedLine('bankLineId', input.bankLineId, 64),
    };
    const paid = await context.run('confirmPayout', input, (work) => confirmPayout(work, command));
    if (isRefusal(paid)) return paid;
    return { payout: await findPayout(context.db, paid.payoutId) };
  }
}
