import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { Allow, desk } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { capturePayment } from '../commands/capture-payment.js';
import { type RequestHold, requestHold } from '../commands/request-hold.js';
import { voidPayment } from '../commands/void-payment.js';
import { findIntents } from '../data/reads.js';
import { driveAttempt } from '../driving/drive-attempt.js';
import { driveOperation } from '../driving/drive-operation.js';
import {
  AuthorizeUpToInput,
  CaptureDepositInput,
  CapturePaymentInput,
  ReleaseHoldInput,
  RequestDepositInput,
} from './hold-inputs.js';
import { positiveMinor, readHold, reasonOf } from './hold-request.js';
import { CapturePaymentResult, RequestHoldResult, VoidPaymentResult } from './hold-results.js';
import { ownIntentId } from './visible.js';

/** Money that is held, and taken or released because somebody says so. */
@Resolver()
export class HoldResolver {
  @Allow(desk)
  @Mutation(() => RequestHoldResult, {
    description:
      'Asks a customer for a deposit: its money is held, and never taken unless `captureDeposit` says so.',
  })
  requestDeposit(
    @Arg('input', () => RequestDepositInput, { description: 'From whom, how much, and what for.' })
    input: RequestDepositInput,
    @Ctx() context: RequestContext,
  ) {
    return hold('requestDeposit', 'DEPOSIT', input, context);
  }

  @Allow(['CUSTOMER', ...desk])
  @Mutation(() => RequestHoldResult, {
    description:
      'Holds money up to a sum, for what is going to be used: `capturePayment` takes what it came to, and releases the rest.',
  })
  authorizeUpTo(
    @Arg('input', () => AuthorizeUpToInput, { description: 'How much at most, and what for.' })
    input: AuthorizeUpToInput,
    @Ctx() context: RequestContext,
  ) {
    return hold('authorizeUpTo', 'USAGE', input, context);
  }

  @Allow(desk)
  @Mutation(() => CapturePaymentResult, {
    description: 'Takes a part, or all, of what is held, whatever the goods do.',
  })
  capturePayment(
    @Arg('input', () => CapturePaymentInput, { description: 'Which payment, and how much.' })
    input: CapturePaymentInput,
    @Ctx() context: RequestContext,
  ) {
    const { final } = input;
    return capture('capturePayment', input, { isDeposit: false, final, reason: null }, context);
  }

  @Allow(desk)
  @Mutation(() => CapturePaymentResult, {
    description: 'Takes a part, or all, of a deposit, and releases the rest.',
  })
  captureDeposit(
    @Arg('input', () => CaptureDepositInput, { description: 'Which deposit, how much, and why.' })
    input: CaptureDepositInput,
    @Ctx() context: RequestContext,
  ) {
    const how = { isDeposit: true, final: true, reason: input.reason };
    return capture('captureDeposit', input, how, context);
  }

  @Allow(desk)
  @Mutation(() => VoidPaymentResult, {
    description: 'Gives up what is still held. Goods that have not left can then not be charged.',
  })
  voidPayment(
    @Arg('input', () => ReleaseHoldInput, { description: 'Which payment, and why.' })
    input: ReleaseHoldInput,
    @Ctx() context: RequestContext,
  ) {
    return release('voidPayment', input, false, context);
  }

  @Allow(desk)
  @Mutation(() => VoidPaymentResult, {
    description: 'Gives a deposit back to its customer: what is held of it is released.',
  })
  releaseDeposit(
    @Arg('input', () => ReleaseHoldInput, { description: 'Which deposit, and why.' })
    input: ReleaseHoldInput,
    @Ctx() context: RequestContext,
  ) {
    return release('releaseDeposit', input, true, context);
  }
}

async function hold(
  name: string,
  purpose: RequestHold['purpose'],
  input: RequestDepositInput | AuthorizeUpToInput,
  context: RequestContext,
) {
  const { firstCall, ...asked } = await readHold(input, context);
  const requested = await context.run(name, input, (work) =>
    requestHold(work, { ...asked, purpose }),
  );
  if (isRefusal(requested)) return requested;
  const { intentId, attemptId } = requested;
  if (attemptId) await driveAttempt(context.gateway, attemptId, { firstCall });
  return payload(intentId, context);
}

async function capture(
  name: string,
  input: CapturePaymentInput | CaptureDepositInput,
  how: { readonly isDeposit: boolean; readonly final: boolean; readonly reason: string | null },
  context: RequestContext,
) {
  const intentId = await ownIntentId(input.paymentIntentId, context);
  const amountMinor = positiveMinor('amountMinor', input.amountMinor);
  const reason = how.reason === null ? null : reasonOf('reason', how.reason);
  const claimed = await context.run(name, input, (work) =>
    capturePayment(work, { ...how, intentId, amountMinor, reason }),
  );
  return driven(claimed, intentId, context);
}

async function release(
  name: string,
  input: ReleaseHoldInput,
  isDeposit: boolean,
  context: RequestContext,
) {
  const intentId = await ownIntentId(input.paymentIntentId, context);
  const reason = reasonOf('reason', input.reason);
  const released = await context.run(name, input, (work) =>
    voidPayment(work, { intentId, isDeposit, reason }),
  );
  return driven(released, intentId, context);
}

/** Asks the provider, and shows how the payment stands then; a refusal is shown as it is. */
async function driven<Answer extends object>(
  answer: Answer,
  intentId: string,
  context: RequestContext,
) {
  if (isRefusal(answer) || !('operationId' in answer)) return answer;
  await driveOperation(context.gateway, String(answer.operationId));
  return payload(intentId, context);
}

/** Read anew: what the loaders hold was read before the command. */
async function payload(intentId: string, context: RequestContext) {
  const [paymentIntent] = await findIntents(context.db, [intentId]);
  return { paymentIntent };
}
