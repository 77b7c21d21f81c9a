import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  checkPickupCode,
  fulfilmentId,
  fulfilmentLoader,
  fulfilmentPayload,
} from '../../fulfilment/index.js';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { driveOperations } from '../../payments/index.js';
import { Allow, notPartners, shopFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { announceOrderArrival } from '../commands/announce-order-arrival.js';
import type { Delivered } from '../commands/deliver-goods.js';
import { handOverAtCounter } from '../commands/hand-over-at-counter.js';
import { handOverOrder } from '../commands/hand-over-order.js';
import { markPickupReady } from '../commands/mark-pickup-ready.js';
import { rejectFulfilment } from '../commands/reject-fulfilment.js';
import { shipOrder } from '../commands/ship-order.js';
import { checkedText } from './checked-text.js';
import {
  AnnounceArrivalInput,
  HandOverAtCounterInput,
  HandOverOrderInput,
  MarkPickupReadyInput,
  RejectFulfilmentInput,
  ShipOrderInput,
} from './inputs.js';
import { orderLoader } from './loaders.js';
import {
  AnnounceArrivalResult,
  HandOverAtCounterResult,
  HandOverOrderResult,
  MarkPickupReadyResult,
  RejectFulfilmentResult,
  ShipOrderResult,
} from './results.js';

@Resolver()
export class CounterResolver {
  @Allow(shopFloor)
  @Mutation(() => MarkPickupReadyResult, {
    description:
      'The goods wait at the counter, and are charged where the shop charges them now. Units that were not found are sent by another place; those that nobody has leave the order and will not be charged.',
  })
  async markPickupReady(
    @Arg('input', () => MarkPickupReadyInput, { description: 'Which pickup.' })
    input: MarkPickupReadyInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { fulfilmentId: fulfilmentId(input.fulfilmentId) };
    const answer = await context.run('markPickupReady', input, (work) =>
      markPickupReady(work, command),
    );
    if (!isRefusal(answer)) await driveOperations(context.gateway, answer.operationIds);
    return fulfilmentPayload(answer, context);
  }

  @Allow(notPartners)
  @Mutation(() => AnnounceArrivalResult, {
    description: 'Tells the store that the buyer is there, at the counter or in a bay.',
  })
  async announceArrival(
    @Arg('input', () => AnnounceArrivalInput, { description: 'Which order, and where.' })
    input: AnnounceArrivalInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      orderId: innerId('Order', input.orderId),
      locationId: input.locationId ? innerId('Location', input.locationId) : null,
      bay: checkedText('bay', input.bay, 20),
      car: checkedText('car', input.car, 100),
    };
    const answer = await context.run('announceArrival', input, (work) =>
      announceOrderArrival(work, command),
    );
    if (isRefusal(answer)) return answer;
    return { order: await context.loaders.of(orderLoader).load(answer.orderId) };
  }

  @Allow(shopFloor)
  @Mutation(() => HandOverOrderResult, {
    description:
      'Gives the goods to the person who knows the code, all or some of them, and captures exactly what was taken. What is not wanted is not charged. Wrong codes are counted and lock the pickup.',
  })
  async handOverOrder(
    @Arg('input', () => HandOverOrderInput, { description: 'Which pickup, and the code.' })
    input: HandOverOrderInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      fulfilmentId: fulfilmentId(input.fulfilmentId),
      identityChecked: input.identityChecked === true,
      lines:
        input.lines?.map(({ lineId, taken, refused }) => ({
          lineId: innerId('FulfilmentLine', lineId),
          taken,
          refused,
        })) ?? null,
    };
    const check = await context.gateway.run(context.caller, { name: 'checkPickupCode' }, (work) =>
      checkPickupCode(work, { fulfilmentId: command.fulfilmentId, code: input.pickupCode }),
    );
    if (isRefusal(check)) return check;
    if (check.refused) return check.refused;
    const answer = await context.run('handOverOrder', input, (work) =>
      handOverOrder(work, command),
    );
    return handedOver(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => HandOverAtCounterResult, {
    description:
      'Goods that their buyer carries out of the store leave, and are charged. Needed where their payment came later than the order, for example in cash.',
  })
  async handOverAtCounter(
    @Arg('input', () => HandOverAtCounterInput, { description: 'Which goods.' })
    input: HandOverAtCounterInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { fulfilmentId: fulfilmentId(input.fulfilmentId) };
    const answer = await context.run('handOverAtCounter', input, (work) =>
      handOverAtCounter(work, command),
    );
    return handedOver(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => RejectFulfilmentResult, {
    description:
      'The location cannot do it. Another place that can is asked by itself; what nobody can give leaves the order and will not be charged.',
  })
  async rejectFulfilment(
    @Arg('input', () => RejectFulfilmentInput, { description: 'Which task, and why.' })
    input: RejectFulfilmentInput,
    @Ctx() context: RequestContext,
  ) {
    const reason = checkedText('reason', input.reason, 500);
    if (!reason) throw new RequestError('BAD_USER_INPUT', 'Say why the task is rejected.');
    const command = { fulfilmentId: fulfilmentId(input.fulfilmentId), reason };
    const answer = await context.run('rejectFulfilment', input, (work) =>
      rejectFulfilment(work, command),
    );
    if (!isRefusal(answer)) await driveOperations(context.gateway, answer.operationIds);
    return fulfilmentPayload(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => ShipOrderResult, {
    description: 'The parcel is closed and the carrier has it; what is in it is captured.',
  })
  async shipOrder(
    @Arg('input', () => ShipOrderInput, { description: 'Which parcel.' })
    input: ShipOrderInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      fulfilmentId: fulfilmentId(input.fulfilmentId),
      trackingCode: checkedText('trackingCode', input.trackingCode, 60),
    };
    const answer = await context.run('shipOrder', input, (work) => shipOrder(work, command));
    if (!isRefusal(answer)) await driveOperations(context.gateway, answer.operationIds);
    return fulfilmentPayload(answer, context);
  }
}

/** The goods are gone: what they cost is taken, and shown with them. */
async function handedOver(answer: Delivered | Refusal, context: RequestContext) {
  if (isRefusal(answer)) return answer;
  await driveOperations(context.gateway, answer.operationIds);
  const row = await context.loaders.of(fulfilmentLoader).load(answer.fulfilmentId);
  const order = await context.loaders.of(orderLoader).load(answer.orderId);
  return { order, fulfilment: row, task: row };
}
