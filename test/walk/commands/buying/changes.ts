import { toGlobalId } from '../../../src/platform/graphql/node.js';
import type { Dice } from '../../security/support/dice.js';
import { freshKey } from '../../support/journey.js';
import type { Command } from '../command.js';
import type { Town } from '../town.js';

const open = `select id from sales_order where state in ('CONFIRMED', 'IN_FULFILMENT') order by id desc limit 20`;

async function lineOf(town: Town, dice: Dice, orderId: string) {
  const lines = await town.look<{ id: string; quantity: number }>(
    'select id, quantity from order_line where order_id = $1 order by position',
    [orderId],
  );
  return dice.pick(lines);
}

const takeOut: Command = {
  mutation: 'cancelOrderLines',
  weight: 3,
  draw: async (town, dice) => {
    const order = await town.draw(dice, 'Order', open);
    if (!order) return undefined;
    const line = await lineOf(town, dice, order.innerId);
    const quantity = 1 + dice.below(line.quantity);
    return {
      as: await town.as('agent'),
      input: {
        orderId: order.id,
        lines: [{ lineId: toGlobalId('OrderLine', line.id), quantity }],
        idempotencyKey: freshKey(),
      },
    };
  },
};

function wayOut(town: Town, dice: Dice) {
  const { LYON, PARIS } = town.shop.locationIds;
  return dice.chance(0.3)
    ? { kind: 'SHIP' }
    : { kind: 'PICKUP', locationId: dice.pick([LYON, PARIS]) };
}

const sendOtherwise: Command = {
  mutation: 'changeOrderDelivery',
  weight: 3,
  draw: async (town, dice) => {
    const order = await town.draw(dice, 'Order', open);
    if (!order) return undefined;
    const line = await lineOf(town, dice, order.innerId);
    return {
      as: await town.as('agent'),
      input: {
        orderId: order.id,
        fulfilment: wayOut(town, dice),
        ...(dice.chance(0.5) && { lineIds: [toGlobalId('OrderLine', line.id)] }),
        idempotencyKey: freshKey(),
      },
    };
  },
};

const add: Command = {
  mutation: 'addOrderLines',
  weight: 2,
  draw: async (town, dice) => {
    const order = await town.draw(dice, 'Order', open);
    return (
      order && {
        as: await town.as('agent'),
        input: {
          orderId: order.id,
          lines: [
            {
              variantId: dice.pick(Object.values(town.shop.variantIds)),
              quantity: 1 + dice.below(2),
            },
          ],
          fulfilment: wayOut(town, dice),
          idempotencyKey: freshKey(),
        },
      }
    );
  },
};

/** What buyers think of after they have ordered. */
export const changeCommands: readonly Command[] = [takeOut, sendOtherwise, add];
