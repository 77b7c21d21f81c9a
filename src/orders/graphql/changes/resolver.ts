import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { readLines, readWay } from '../../../carts/index.js';
import { readAddress } from '../../../customers/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import { driveOperations, findIntents } from '../../../payments/index.js';
import { Allow, buyers } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { innerId } from '../../../platform/graphql/node.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { addOrderLines } from '../../commands/changes/add-order-lines.js';
import { type ChangedOrder, cancelOrderLines } from '../../commands/changes/cancel-order-lines.js';
import { changeOrderDelivery } from '../../commands/changes/change-order-delivery.js';
import { checkedText } from '../checked-text.js';
import { orderLoader } from '../loaders.js';
import {
  AddOrderLinesInput,
  type CanceledLineInput,
  CancelOrderLinesInput,
  ChangeOrderDeliveryInput,
  type ChangeOrderInput,
} from './inputs.js';
import {
  AddOrderLinesResult,
  CancelOrderLinesResult,
  ChangeOrderDeliveryResult,
} from './results.js';

const mostLines = 100;
const mostUnits = 999;

/** What a buyer changes of an order, or somebody who acts for them, before its goods are prepared. */
@Resolver()
export class OrderChangesResolver {
  @Allow(buyers)
  @Mutation(() => CancelOrderLinesResult, {
    description:
      'Takes units out of an order that nobody has begun to prepare. They are not charged; what was taken for them is given back.',
  })
  async cancelOrderLines(
    @Arg('input', () => CancelOrderLinesInput, { description: 'Which units, of which order.' })
    input: CancelOrderLinesInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      ...readTarget(input),
      lines: readUnits(input.lines),
      reason: checkedText('reason', input.reason, 500),
    };
    const answer = await context.run('cancelOrderLines', input, (work) =>
      cancelOrderLines(work, command),
    );
    return isRefusal(answer) ? answer : changePayload(answer as ChangedOrder, context);
  }

  @Allow(buyers)
  @Mutation(() => AddOrderLinesResult, {
    description:
      'Adds goods to an order that is paid or held, at the prices of now. They are reserved at once; what they cost more than is held is one more payment, to be made within three days.',
  })
  async addOrderLines(
    @Arg('input', () => AddOrderLinesInput, { description: 'What, to which order.' })
    input: AddOrderLinesInput,
    @Ctx() context: RequestContext,
  ) {
    const lines = readLines(input.lines, 1);
    if (new Set(lines.map(({ variantId }) => variantId)).size < lines.length)
      throw wrong('Name each variant once.');
    const way = input.fulfilment ? readWay(input.fulfilment) : null;
    const command = { ...readTarget(input), lines, way };
    const answer = await context.run('addOrderLines', input, (work) =>
      addOrderLines(work, command),
    );
    return isRefusal(answer) ? answer : changePayload(answer as ChangedOrder, context);
  }

  @Allow(buyers)
  @Mutation(() => ChangeOrderDeliveryResult, {
    description:
      'Sends what is still to come of an order another way, as long as nobody has begun to prepare it: to another store or address, from a store to an address, or the other way round. A fee for sending is asked for as one more payment.',
  })
  async changeOrderDelivery(
    @Arg('input', () => ChangeOrderDeliveryInput, { description: 'Which goods, and which way.' })
    input: ChangeOrderDeliveryInput,
    @Ctx() context: RequestContext,
  ) {
    const shippingAddress = input.shippingAddress ? readAddress(input.shippingAddress) : null;
    if (isRefusal(shippingAddress)) return shippingAddress;
    if (!input.fulfilment && !shippingAddress) throw wrong('Say what is to be changed.');
    const command = {
      ...readTarget(input),
      way: input.fulfilment ? readWay(input.fulfilment) : null,
      lineIds: input.lineIds?.map((id) => innerId('OrderLine', id)),
      shippingAddress,
    };
    const answer = await context.run('changeOrderDelivery', input, (work) =>
      changeOrderDelivery(work, command),
    );
    return isRefusal(answer) ? answer : changePayload(answer as ChangedOrder, context);
  }
}

function readTarget({ orderId, expectedVersion }: ChangeOrderInput) {
  return { orderId: innerId('Order', orderId), expectedVersion: expectedVersion ?? undefined };
}

function readUnits(lines: readonly CanceledLineInput[]) {
  if (lines.length === 0 || lines.length > mostLines) throw wrong(`Name 1 to ${mostLines} lines.`);
  const units = lines.map(({ lineId, quantity }) => {
    if (quantity < 1 || quantity > mostUnits) throw wrong(`A quantity is 1 to ${mostUnits}.`);
    return { orderLineId: innerId('OrderLine', lineId), quantity };
  });
  if (new Set(units.map(({ orderLineId }) => orderLineId)).size < units.length)
    throw wrong('Name each line once.');
  return units;
}

async function changePayload(answer: ChangedOrder, context: RequestContext) {
  await driveOperations(context.gateway, answer.operationIds);
  const { paymentIntentId, orderId } = answer;
  const [paymentIntent = null] =
    paymentIntentId === null ? [] : await findIntents(context.db, [paymentIntentId]);
  return { order: await context.loaders.of(orderLoader).load(orderId), paymentIntent };
}

function wrong(message: string): RequestError {
  return new RequestError('BAD_USER_INPUT', message);
}
