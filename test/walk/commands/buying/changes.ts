import { toGlobalId } from '../../../../src/platform/graphql/node.js';
import {
  addresses,
  anyVariant,
  type Command,
  keyed,
  someUnitsOfOrder,
  wayOut,
} from '../../command.js';

const open = `select id from sales_order where state in ('CONFIRMED', 'IN_FULFILMENT') order by id desc limit 20`;
const living = `select id from sales_order where state in ('PENDING_PAYMENT', 'CONFIRMED', 'IN_FULFILMENT')
  order by id desc limit 30`;

const takeOut: Command = {
  mutation: 'cancelOrderLines',
  weight: 3,
  draw: async (town, dice) => {
    const order = await town.draw(dice, 'Order', open);
    if (!order) return undefined;
    const lines = [await someUnitsOfOrder(town, dice, order.innerId)];
    return keyed(await town.as('agent'), { orderId: order.id, lines });
  },
};

const sendOtherwise: Command = {
  mutation: 'changeOrderDelivery',
  weight: 4,
  draw: async (town, dice) => {
    const order = await town.draw(dice, 'Order', open);
    if (!order) return undefined;
    const { lineId } = await someUnitsOfOrder(town, dice, order.innerId);
    const toAddress = dice.chance(0.3);
    return keyed(await town.as('agent'), {
      orderId: order.id,
      ...(toAddress && { shippingAddress: dice.pick(addresses) }),
      ...((!toAddress || dice.chance(0.3)) && { fulfilment: wayOut(town, dice) }),
      ...(dice.chance(0.5) && { lineIds: [lineId] }),
    });
  },
};

const add: Command = {
  mutation: 'addOrderLines',
  weight: 2,
  draw: async (town, dice) => {
    const order = await town.draw(dice, 'Order', open);
    const lines = [{ variantId: anyVariant(town, dice), quantity: 1 + dice.below(2) }];
    return (
      order &&
      keyed(await town.as('agent'), {
        orderId: order.id,
        lines,
        fulfilment: wayOut(town, dice),
      })
    );
  },
};

const cancel: Command = {
  mutation: 'cancelOrder',
  weight: 2,
  draw: async (town, dice) => {
    const order = await town.draw(dice, 'Order', living);
    return (
      order && keyed(await town.as('agent'), { orderId: order.id, reason: 'no longer wanted' })
    );
  },
};

const nameCollector: Command = {
  mutation: 'nameCollector',
  weight: 1,
  draw: async (town, dice) => {
    const pickup = await town.pick<{ id: string; order: string }>(
      dice,
      `select id, order_id as "order" from fulfilment
        where kind = 'PICKUP' and state not in ('HANDED_OVER', 'NO_SHOW', 'REJECTED', 'CANCELED') order by id`,
    );
    if (!pickup) return undefined;
    return keyed(await town.as('agent'), {
      orderId: toGlobalId('Order', pickup.order),
      pickupId: toGlobalId('Pickup', pickup.id),
      firstName: 'Noé',
      lastName: 'Petit',
      email: 'noe@example.org',
    });
  },
};

const arrive: Command = {
  mutation: 'announceArrival',
  weight: 2,
  draw: async (town, dice) => {
    const order = await town.draw(
      dice,
      'Order',
      `select distinct order_id as id from fulfilment where state = 'READY' order by 1`,
    );
    const drive = { bay: '4', car: 'blue' };
    return (
      order && keyed(await town.as('agent'), { orderId: order.id, ...(dice.chance(0.5) && drive) })
    );
  },
};

/** What buyers think of after they have ordered. */
export const changeCommands: readonly Command[] = [
  takeOut,
  sendOtherwise,
  add,
  cancel,
  nameCollector,
  arrive,
];
