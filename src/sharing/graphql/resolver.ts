import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { requoteCart } from '../../carts/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { alongOrder, checkedReturnUrl, checkedText } from '../../orders/index.js';
import { driveAttempt, driveOperations, FirstCall } from '../../payments/index.js';
import { Allow, buyers } from '../../platform/graphql/access.js';
import { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { cancelSharedPayment } from '../commands/cancel-shared-payment.js';
import { createSharedPayment } from '../commands/create-shared-payment.js';
import { payShare } from '../commands/pay-share.js';
import { topUpSharedPayment } from '../commands/top-up-shared-payment.js';
import { linkHash, linkToken } from '../domain/link-token.js';
import { shareLinkSecret } from '../ports.js';
import { settleSharedPayment } from '../settle-shared-payment.js';
import {
  CancelSharedPaymentInput,
  CreateSharedPaymentInput,
  PaySharedPaymentShareInput,
  TopUpSharedPaymentInput,
} from './inputs.js';
import { readShares } from './read-shares.js';
import {
  CancelSharedPaymentResult,
  CreateSharedPaymentResult,
  PaySharedPaymentShareResult,
  TopUpSharedPaymentResult,
} from './results.js';
import { findSharedPayment, ownSharedPayment, sharesOf } from './views.js';

@Resolver()
export class SharedPaymentMutations {
  @Allow(buyers)
  @Mutation(() => CreateSharedPaymentResult, {
    description:
      'From cart to an order that several people pay: the goods are kept until the deadline, and everybody gets a link of their own. Safe to repeat with the same key.',
  })
  async createSharedPayment(
    @Arg('input', () => CreateSharedPaymentInput, { description: 'The cart, and who pays what.' })
    input: CreateSharedPaymentInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      cartId: innerId('Cart', input.cartId),
      split: input.split,
      shares: readShares(input),
      deadline: input.deadline,
      expectedTotalMinor: input.expectedTotalMinor ?? null,
    };
    const created = await context.run('createSharedPayment', input, (work) =>
      createSharedPayment(work, command),
    );
    if (!isRefusal(created)) return createdPayload(created.sharedPaymentId, context);
    if (created.kind === 'PriceChanged') await requoteCart(context, command.cartId);
    return created;
  }

  @Allow(buyers)
  @Mutation(() => PaySharedPaymentShareResult, {
    description:
      'Pays the share behind a link. Nothing is taken before everybody has promised. Safe to repeat with the same key.',
  })
  async paySharedPaymentShare(
    @Arg('input', () => PaySharedPaymentShareInput, { description: 'The link, and the card.' })
    input: PaySharedPaymentShareInput,
    @Ctx() context: RequestContext,
  ) {
    const hash = linkHash(input.linkToken);
    if (hash === undefined) throw new RequestError('NOT_FOUND', 'There is no such share.');
    const firstCall = new FirstCall();
    const command = { linkHash: hash, ...cardOf(input), firstCall };
    const asked = await context.run('paySharedPaymentShare', input, (work) =>
      payShare(work, command),
    );
    if (isRefusal(asked)) return asked;
    await drive(asked, firstCall, context);
    const sharedPayment = await findSharedPayment({ linkToken: input.linkToken }, context);
    const shares = sharedPayment ? await sharesOf(sharedPayment, context) : [];
    return { sharedPayment, share: shares.find(({ isYours }) => isYours) };
  }

  @Allow(buyers)
  @Mutation(() => TopUpSharedPaymentResult, {
    description:
      'The initiator pays in one sum what nobody has promised yet. The shares of those people end. Safe to repeat with the same key.',
  })
  async topUpSharedPayment(
    @Arg('input', () => TopUpSharedPaymentInput, { description: 'Which one, and the card.' })
    input: TopUpSharedPaymentInput,
    @Ctx() context: RequestContext,
  ) {
    const sharedPaymentId = innerId('SharedPayment', input.sharedPaymentId);
    const firstCall = new FirstCall();
    const command = { sharedPaymentId, ...cardOf(input), firstCall };
    const asked = await context.run('topUpSharedPayment', input, (work) =>
      topUpSharedPayment(work, command),
    );
    if (isRefusal(asked)) return asked;
    await drive(asked, firstCall, context);
    return { sharedPayment: await ownSharedPayment(sharedPaymentId, context) };
  }

  @Allow(buyers)
  @Mutation(() => CancelSharedPaymentResult, {
    description:
      'The initiator gives it up before any goods have left: the order is cancelled, and nobody pays.',
  })
  async cancelSharedPayment(
    @Arg('input', () => CancelSharedPaymentInput, { description: 'Which one.' })
    input: CancelSharedPaymentInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      sharedPaymentId: innerId('SharedPayment', input.sharedPaymentId),
      reason: checkedText('reason', input.reason, 500),
    };
    const canceled = await context.run('cancelSharedPayment', input, (work) =>
      cancelSharedPayment(work, command),
    );
    if (isRefusal(canceled)) return canceled;
    await driveOperations(context.gateway, canceled.operationIds);
    await settleSharedPayment(context.gateway, canceled.sharedPaymentId);
    return { sharedPayment: await ownSharedPayment(canceled.sharedPaymentId, context) };
  }
}

function cardOf(input: PaySharedPaymentShareInput | TopUpSharedPaymentInput) {
  return {
    methodToken: input.paymentMethodToken,
    returnUrl: checkedReturnUrl(input.returnUrl),
  };
}

interface AskedShare {
  readonly sharedPaymentId: string;
  readonly orderId: string;
  readonly attemptId: string;
}

/** Asks the provider, and takes the money of all where this was the last promise. */
async function drive(asked: AskedShare, firstCall: FirstCall, { gateway }: RequestContext) {
  await driveAttempt(gateway, asked.attemptId, { firstCall, along: alongOrder(asked.orderId) });
  await settleSharedPayment(gateway, asked.sharedPaymentId);
}

async function createdPayload(sharedPaymentId: string, context: RequestContext) {
  const sharedPayment = await ownSharedPayment(sharedPaymentId, context);
  const shares = sharedPayment ? await sharesOf(sharedPayment, context) : [];
  const secret = context.port(shareLinkSecret);
  const links = shares.flatMap(({ number, displayName, share }) =>
    displayName === null ? [] : [{ number, displayName, linkToken: linkToken(secret, share.id) }],
  );
  return { sharedPayment, links };
}
