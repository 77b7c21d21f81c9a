import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { CartIncomplete, CartNotOpen, PriceChanged } from '../../../carts/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import {
  checkedMethods,
  finishCheckout,
  NotSoManyUnits,
  PlaceOrderPayload,
  RefundTooLarge,
  TendersNotPossible,
  TotalChanged,
} from '../../../orders/index.js';
import {
  driveOperations,
  FirstCall,
  InvalidPaymentToken,
  PaymentDisputed,
  RefundNotPossible,
  type RefundTender,
  RefundTenderEnum,
  RefundType,
  refundLoader,
} from '../../../payments/index.js';
import { Allow, type Role } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { innerId } from '../../../platform/graphql/node.js';
import { IdempotencyKeyReused, resultUnion } from '../../../platform/graphql/results.js';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../../platform/graphql/scalars.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { OutOfStock } from '../../../stock/index.js';
import { exchangeReturn } from '../../commands/exchange/exchange-return.js';
import { returnLoader } from '../../data/reads.js';
import {
  ExchangeNotPossible,
  NoReplacementChosen,
  NothingToPayBack,
  RefundPlanOutdated,
  RefundTenderNotPossible,
  ReturnNotInState,
  ReturnReasonUnknown,
} from '../results.js';
import { returnIdIn } from '../returns-resolver.js';
import { ReturnOrderType } from '../types.js';
import { visibleReturn } from '../visible.js';

const cashiers: readonly Role[] = ['ASSOCIATE', 'AGENT', 'SUPERVISOR', 'ADMIN'];

@InputType({ description: 'Other goods for those that have come back.' })
export class ExchangeReturnInput {
  @Field(() => ID, { description: 'The return: one that was inspected and is not paid back.' })
  returnId!: string;

  @Field(() => String, { description: 'The hash of its `refundPlan` that you have looked at.' })
  planHash!: string;

  @Field(() => MinorUnitsScalar, {
    defaultValue: 0,
    description: 'What is kept of the price, as the plan was asked with.',
  })
  deductionMinor!: number;

  @Field(() => ID, {
    nullable: true,
    description: 'The cart with the new goods. Left out: those that are kept for the return.',
  })
  cartId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the buyer pays with, where the new goods cost more. Left out, the rest is paid with `confirmPayment` within three days.',
  })
  paymentMethodToken?: string | null;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'What the new goods cost, as it was shown; another total is refused.',
  })
  expectedTotalMinor?: number | null;

  @Field(() => RefundTenderEnum, {
    defaultValue: 'ORIGINAL',
    description:
      'How what the new goods cost less goes back. Another way than it came needs a second person, however little it is.',
  })
  restTender!: RefundTender;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'What was exchanged.' })
export class ExchangeReturnPayload {
  @Field(() => ReturnOrderType, { description: 'The return, which is completed.' })
  returnOrder!: ReturnOrderType;

  @Field(() => PlaceOrderPayload, { description: 'The new goods, which are reserved.' })
  placed!: PlaceOrderPayload;

  @Field(() => RefundType, {
    nullable: true,
    description: 'What the new goods do not cost, and is given back.',
  })
  rest!: RefundType | null;
}

const ExchangeReturnResult = resultUnion(
  'ExchangeReturnResult',
  'What was exchanged, or why nothing was.',
  ExchangeReturnPayload,
  ExchangeNotPossible,
  NoReplacementChosen,
  RefundTenderNotPossible,
  RefundPlanOutdated,
  ReturnNotInState,
  ReturnReasonUnknown,
  NothingToPayBack,
  NotSoManyUnits,
  RefundTooLarge,
  RefundNotPossible,
  PaymentDisputed,
  OutOfStock,
  CartIncomplete,
  CartNotOpen,
  PriceChanged,
  TotalChanged,
  TendersNotPossible,
  InvalidPaymentToken,
  IdempotencyKeyReused,
);

@Resolver()
export class ExchangeResolver {
  @Allow(cashiers)
  @Mutation(() => ExchangeReturnResult, {
    description:
      'Gives other goods for those that have come back. The new ones are reserved at once; what they cost more is paid, what they cost less is given back.',
  })
  async exchangeReturn(
    @Arg('input', () => ExchangeReturnInput, { description: 'Which return, and for which cart.' })
    input: ExchangeReturnInput,
    @Ctx() context: RequestContext,
  ) {
    const returnId = returnIdIn(input.returnId);
    if (!(await visibleReturn(returnId, context)))
      throw new RequestError('NOT_FOUND', 'There is no such return.');
    if (input.deductionMinor < 0)
      throw new RequestError('BAD_USER_INPUT', '`deductionMinor` is 0 or more.');
    const firstCall = new FirstCall();
    const { method } = checkedMethods({ paymentMethodToken: input.paymentMethodToken ?? null });
    const command = {
      returnId,
      method,
      firstCall,
      hash: input.planHash,
      deductionMinor: input.deductionMinor,
      cartId: input.cartId == null ? null : innerId('Cart', input.cartId),
      restTender: restTenderIn(input.restTender),
      expectedTotalMinor: input.expectedTotalMinor ?? null,
      reason: 'exchanged',
    };
    const answer = await context.run('exchangeReturn', input, (work) =>
      exchangeReturn(work, command),
    );
    if (isRefusal(answer)) return answer;
    const { placed, restRefundId, operationIds } = answer;
    await driveOperations(context.gateway, operationIds);
    const { loaders } = context;
    return {
      placed: await finishCheckout(placed, firstCall, context),
      returnOrder: await loaders.of(returnLoader).clear(returnId).load(returnId),
      rest: restRefundId && (await loaders.of(refundLoader).load(restRefundId)),
    };
  }
}

function restTenderIn(tender: RefundTender): RefundTender {
  if (tender === 'EXCHANGE')
    throw new RequestError(
      'BAD_USER_INPUT',
      'What the new goods cost less is given back as money.',
    );
  return tender;
}
