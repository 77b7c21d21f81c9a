import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { findIntents, PaymentIntentType } from '../../payments/index.js';
import { Allow, buyers } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';
import { requestOutstandingPayment } from '../commands/request-outstanding-payment.js';
import { orderLoader } from './loaders.js';
import { OrderType } from './types.js';

@InputType({ description: 'The order that is not paid any more.' })
export class RequestOutstandingPaymentInput {
  @Field(() => ID, { description: 'The order.' })
  orderId!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@ObjectType({
  implements: UserError,
  description: 'Nothing is missing: it is paid, held, or asked for already.',
})
export class NothingOutstanding extends UserError {}

@ObjectType({ description: 'What is asked for once more.' })
class RequestOutstandingPaymentPayload {
  @Field(() => OrderType, { description: 'The order that it is for.' })
  order!: OrderType;

  @Field(() => PaymentIntentType, {
    description: 'The new payment: `confirmPayment` pays it, and so does what is handed over.',
  })
  paymentIntent!: PaymentIntentType;
}

const RequestOutstandingPaymentResult = resultUnion(
  'RequestOutstandingPaymentResult',
  'The new payment, or why there is none.',
  RequestOutstandingPaymentPayload,
  NothingOutstanding,
  IdempotencyKeyReused,
);

@Resolver()
export class OutstandingResolver {
  @Allow(buyers)
  @Mutation(() => RequestOutstandingPaymentResult, {
    description:
      'Asks for what an order lacks because a payment of it has brought nothing in the end: a cheque that has bounced, a hold that has lapsed.',
  })
  async requestOutstandingPayment(
    @Arg('input', () => RequestOutstandingPaymentInput, { description: 'Which order.' })
    input: RequestOutstandingPaymentInput,
    @Ctx() context: RequestContext,
  ) {
    const orderId = innerId('Order', input.orderId);
    const asked = await context.run('requestOutstandingPayment', input, (work) =>
      requestOutstandingPayment(work, { orderId }),
    );
    if (isRefusal(asked)) return asked;
    const [paymentIntent] = await findIntents(context.db, [asked.intentId]);
    return { order: await context.loaders.of(orderLoader).load(asked.orderId), paymentIntent };
  }
}
