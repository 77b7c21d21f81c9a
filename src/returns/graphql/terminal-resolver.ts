import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { findLocation } from '../../locations/index.js';
import { orderLoader, visibleOrder } from '../../orders/index.js';
import {
  driveTerminalRefund,
  findTerminalRefund,
  InvalidPaymentToken,
  RefundNotInState,
  type RefundRow,
  RefundType,
  refundLoader,
  requestTerminalRefund,
  TerminalNotOffered,
  TerminalRefundType,
  TerminalRefundUnderWay,
} from '../../payments/index.js';
import { worksAt } from '../../platform/auth/actor.js';
import { Allow, shopFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { IdempotencyKeyReused, resultUnion } from '../../platform/graphql/results.js';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';

@InputType({ description: 'Which refund, and the card that was presented for it.' })
export class RefundOnTerminalInput {
  @Field(() => ID, { description: 'The refund, whose tender is TERMINAL.' })
  refundId!: string;

  @Field(() => ID, { description: 'Where the terminal stands: a location of yours.' })
  locationId!: string;

  @Field(() => String, {
    description: 'What the terminal has made of the card that lies in it: never its number.',
  })
  cardToken!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'What became of the card that was presented.' })
export class RefundOnTerminalPayload {
  @Field(() => RefundType, { description: 'The refund as it is now.' })
  refund!: RefundType;

  @Field(() => TerminalRefundType, {
    description: 'REQUESTED where the provider has not answered: it is asked about.',
  })
  terminalRefund!: TerminalRefundType;
}

const RefundOnTerminalResult = resultUnion(
  'RefundOnTerminalResult',
  'What became of the card, or why it was not asked for.',
  RefundOnTerminalPayload,
  TerminalNotOffered,
  TerminalRefundUnderWay,
  InvalidPaymentToken,
  RefundNotInState,
  IdempotencyKeyReused,
);

@Resolver()
export class TerminalResolver {
  @Allow(shopFloor)
  @Mutation(() => RefundOnTerminalResult, {
    description:
      'Puts the money of a refund on a card that its holder presents, once a second person has agreed to it. One that is declined may be followed by another.',
  })
  async refundOnTerminal(
    @Arg('input', () => RefundOnTerminalInput, { description: 'Which refund, and which card.' })
    input: RefundOnTerminalInput,
    @Ctx() context: RequestContext,
  ) {
    const { gateway, db, loaders } = context;
    const command = {
      refundId: await owedRefund(input.refundId, context),
      locationId: await ownPlace(input.locationId, context),
      cardToken: input.cardToken,
    };
    const asked = await context.run('refundOnTerminal', input, (work) =>
      requestTerminalRefund(work, command),
    );
    if (isRefusal(asked)) return asked;
    await driveTerminalRefund(gateway, asked.terminalRefundId);
    const terminalRefund = await findTerminalRefund(db, asked.terminalRefundId);
    const refund = await loaders.of(refundLoader).clear(asked.refundId).load(asked.refundId);
    return { refund, terminalRefund };
  }
}

/** Every store puts money on a card for whom it is owed; of other refunds those of the order hear alone. */
async function owedRefund(globalId: string, context: RequestContext): Promise<string> {
  const refundId = innerIdOrNone('Refund', globalId);
  const refund = refundId && (await context.loaders.of(refundLoader).load(refundId));
  if (refund && (refund.tender === 'TERMINAL' || (await isOfVisibleOrder(refund, context))))
    return refund.id;
  throw new RequestError('NOT_FOUND', 'There is no such refund.');
}

async function isOfVisibleOrder({ order_id: orderId }: RefundRow, context: RequestContext) {
  const order = orderId === null ? null : await context.loaders.of(orderLoader).load(orderId);
  return Boolean(await visibleOrder(order, context));
}

async function ownPlace(globalId: string, { actor, db }: RequestContext): Promise<string> {
  const id = innerIdOrNone('Location', globalId);
  if (!id || !worksAt(actor, id) || !(await findLocation(db, id)))
    throw new RequestError('NOT_FOUND', 'There is no such location.');
  return id;
}
