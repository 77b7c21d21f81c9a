import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { type CustomerRow, CustomerType, visibleCustomer } from '../../../customers/index.js';
import { isCurrency } from '../../../kernel/money.js';
import { isRefusal } from '../../../kernel/refusal.js';
import { Allow } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { innerId, innerIdOrNone } from '../../../platform/graphql/node.js';
import { IdempotencyKeyReused, resultUnion } from '../../../platform/graphql/results.js';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../../platform/graphql/scalars.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import {
  type ChargeSavedMethod,
  chargeSavedMethod,
} from '../../commands/saved/charge-saved-method.js';
import { FirstCall } from '../../data/first-call.js';
import { findIntents } from '../../data/reads.js';
import { methodsByCustomerLoader } from '../../data/saved-method-reads.js';
import type { CaptureMethod } from '../../domain/payment-wish.js';
import { driveAttempt } from '../../driving/drive-attempt.js';
import { CaptureMethodEnum } from '../enums.js';
import { positiveMinor, reasonOf } from '../hold-request.js';
import { PaymentIntentType } from '../types.js';
import { OutsideMandate, SavedPaymentMethodNotUsable } from './refusal-types.js';
import { SavedPaymentMethodType } from './types.js';
import { viewMethod } from './view.js';

@InputType({ description: 'A charge in the absence of the customer who has agreed to it.' })
export class ChargeSavedPaymentMethodInput {
  @Field(() => ID, { description: 'Who is charged: nobody else’s method is.' })
  customerId!: string;

  @Field(() => ID, { description: 'The payment method that they have saved.' })
  savedPaymentMethodId!: string;

  @Field(() => MinorUnitsScalar, {
    description: 'How much, more than zero and at most what they have agreed to for one charge.',
  })
  amountMinor!: number;

  @Field(() => String, {
    description: 'The ISO 4217 code of the currency, which is that of their agreement.',
  })
  currency!: string;

  @Field(() => String, {
    description: 'What it is for, in words that the customer will read; at most 200 characters.',
  })
  wantedFor!: string;

  @Field(() => CaptureMethodEnum, {
    defaultValue: 'AUTOMATIC',
    description:
      'AUTOMATIC takes the money at once. MANUAL holds it: `capturePayment` takes what it came to, once, and releases the rest.',
  })
  captureMethod!: CaptureMethod;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@ObjectType({
  description:
    'The provider was asked. That a bank declines is a state of the payment: see `lastError`. Where it wants to see the card holder, `nextAction` is where they have to go. UNKNOWN is being asked about: do not charge again.',
})
export class ChargeSavedPaymentMethodPayload {
  @Field(() => PaymentIntentType, { description: 'The payment as it is now.' })
  paymentIntent!: PaymentIntentType;
}

export const ChargeSavedPaymentMethodResult = resultUnion(
  'ChargeSavedPaymentMethodResult',
  'The payment that was asked for, or why none was.',
  ChargeSavedPaymentMethodPayload,
  SavedPaymentMethodNotUsable,
  OutsideMandate,
  IdempotencyKeyReused,
);

/** Charges on the initiative of the shop, and what they can be made with. */
@Resolver(() => CustomerType)
export class ChargeResolver {
  @Allow(['SUPERVISOR', 'ADMIN'])
  @Mutation(() => ChargeSavedPaymentMethodResult, {
    description:
      'Takes or holds money from a saved payment method in the absence of its customer, within what they have agreed to. Safe to repeat with the same key.',
  })
  async chargeSavedPaymentMethod(
    @Arg('input', () => ChargeSavedPaymentMethodInput, {
      description: 'Whose method, how much, and what for.',
    })
    input: ChargeSavedPaymentMethodInput,
    @Ctx() context: RequestContext,
  ) {
    const charge = await chargeOf(input, context);
    const firstCall = new FirstCall();
    const asked = await context.run('chargeSavedPaymentMethod', input, (work) =>
      chargeSavedMethod(work, { ...charge, firstCall }),
    );
    if (isRefusal(asked)) return asked;
    await driveAttempt(context.gateway, asked.attemptId, { firstCall });
    const [paymentIntent] = await findIntents(context.db, [asked.intentId]);
    return { paymentIntent };
  }

  @FieldResolver(() => [SavedPaymentMethodType], {
    description:
      'The payment methods that they keep, and what they have agreed to for each, newest first: the last twenty.',
  })
  async savedPaymentMethods(@Root() customer: CustomerRow, @Ctx() context: RequestContext) {
    const rows = await context.loaders.of(methodsByCustomerLoader).load(customer.id);
    return (rows ?? []).map((row) => viewMethod(row, context));
  }
}

/** What is asked for; whatever cannot be meant is the mistake of whoever asks. */
async function chargeOf(
  input: ChargeSavedPaymentMethodInput,
  context: RequestContext,
): Promise<ChargeSavedMethod> {
  const { currency, captureMethod } = input;
  const id = innerIdOrNone('Customer', input.customerId);
  const customer = id === undefined ? null : await visibleCustomer(id, context);
  if (!customer) throw new RequestError('NOT_FOUND', 'There is no such customer.');
  if (!isCurrency(currency))
    throw new RequestError('BAD_USER_INPUT', '`currency` is an ISO 4217 code.');
  return {
    customerId: customer.id,
    methodId: innerId('SavedPaymentMethod', input.savedPaymentMethodId),
    amountMinor: positiveMinor('amountMinor', input.amountMinor),
    wantedFor: reasonOf('wantedFor', input.wantedFor),
    orderId: null,
    currency,
    captureMethod,
  };
}
