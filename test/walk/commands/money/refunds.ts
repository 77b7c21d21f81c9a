import { toGlobalId } from '../../../src/platform/graphql/node.js';
import type { Dice } from '../../security/support/dice.js';
import { freshKey } from '../../support/journey.js';
import type { Command } from '../command.js';
import type { Town } from '../town.js';

const living = `select id from sales_order where state in ('PENDING_PAYMENT', 'CONFIRMED', 'IN_FULFILMENT')
  order by id`;
const paid = `select id from sales_order
  where state in ('IN_FULFILMENT', 'COMPLETED', 'PARTIALLY_CANCELED') order by id desc limit 40`;

const cancelOrder: Command = {
  mutation: 'cancelOrder',
  weight: 2,
  draw: async (town, dice) => {
    const order = await town.draw(dice, 'Order', living);
    return (
      order && {
        as: await town.as('agent'),
        input: { orderId: order.id, reason: 'no longer wanted', idempotencyKey: freshKey() },
      }
    );
  },
};

/** Everything, a sum, or units of a line. */
async function wish(town: Town, dice: Dice, orderId: string): Promise<object> {
  const kind = dice.below(4);
  if (kind === 0) return { everything: true };
  if (kind === 1) return { amountMinor: dice.pick([1, 333, 1990]) };
  const lines = await town.look<{ id: string; quantity: number }>(
    'select id, quantity from order_line where order_id = $1 order by position',
    [orderId],
  );
  const line = dice.pick(lines);
  const quantity = 1 + dice.below(line.quantity);
  return { lines: [{ lineId: toGlobalId('OrderLine', line.id), quantity }] };
}

const refund: Command = {
  mutation: 'refundOrder',
  weight: 4,
  draw: async (town, dice) => {
    const order = await town.draw(dice, 'Order', paid);
    if (!order) return undefined;
    return {
      as: await town.as(dice.pick(['agent', 'supervisor'])),
      input: {
        orderId: order.id,
        currency: 'EUR',
        reasonCode: dice.pick(['GOODWILL', 'DAMAGED', 'TOO_LATE']),
        reason: 'as agreed',
        ...(await wish(town, dice, order.innerId)),
        idempotencyKey: freshKey(),
      },
    };
  },
};

const decide: Command = {
  mutation: 'decideApproval',
  weight: 4,
  draw: async (town, dice) => {
    const approval = await town.draw(
      dice,
      'Approval',
      `select id from approval where state = 'WAITING' order by id`,
    );
    return (
      approval && {
        as: await town.as(dice.pick(['supervisor', 'admin'])),
        input: {
          approvalId: approval.id,
          decision: dice.chance(0.7) ? 'GRANT' : 'DECLINE',
          note: 'looked at',
          idempotencyKey: freshKey(),
        },
      }
    );
  },
};

const askAgain: Command = {
  mutation: 'requestOutstandingPayment',
  weight: 1,
  draw: async (town, dice) => {
    const order = await town.draw(dice, 'Order', living);
    return (
      order && {
        as: await town.as('agent'),
        input: { orderId: order.id, idempotencyKey: freshKey() },
      }
    );
  },
};

const confirm: Command = {
  mutation: 'confirmPayment',
  weight: 3,
  draw: async (town, dice) => {
    const intent = await town.draw(
      dice,
      'PaymentIntent',
      `select id from payment_intent where state in ('REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION') order by id`,
    );
    return (
      intent && {
        as: await town.as('agent'),
        input: {
          paymentIntentId: intent.id,
          paymentMethodToken: dice.pick(['tok_success', 'tok_declined_fraud']),
          returnUrl: 'https://shop.example/back',
          idempotencyKey: freshKey(),
        },
      }
    );
  },
};

/** What is done about the money of orders. */
export const moneyCommands: readonly Command[] = [cancelOrder, refund, decide, askAgain, confirm];
