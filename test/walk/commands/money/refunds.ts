import { toGlobalId } from '../../../../src/platform/graphql/node.js';
import type { Dice } from '../../../security/support/dice.js';
import { type Command, keyed, someUnitsOfOrder } from '../../command.js';
import { peopleAt, stores, type Town } from '../../town.js';

const paid = `select id from sales_order
  where state in ('IN_FULFILMENT', 'COMPLETED', 'PARTIALLY_CANCELED') order by id desc limit 40`;

/** Everything, a sum, shipping, or units of a line. */
async function wish(town: Town, dice: Dice, orderId: string): Promise<object> {
  const kind = dice.below(8);
  if (kind === 0) return { everything: true };
  if (kind === 1) return { shippingMinor: 490 };
  if (kind < 4) return { amountMinor: dice.pick([1, 333, 1990]) };
  return { lines: [await someUnitsOfOrder(town, dice, orderId)] };
}

const refund: Command = {
  mutation: 'refundOrder',
  weight: 4,
  draw: async (town, dice) => {
    const order = await town.draw(dice, 'Order', paid);
    if (!order) return undefined;
    return keyed(await town.as(dice.pick(['agent', 'supervisor'])), {
      orderId: order.id,
      currency: 'EUR',
      reasonCode: dice.pick(['GOODWILL', 'DAMAGED', 'TOO_LATE']),
      reason: 'as agreed',
      ...(await wish(town, dice, order.innerId)),
    });
  },
};

const refundIn = (town: Town, dice: Dice, where: string) =>
  town.draw(dice, 'Refund', `select id from refund where ${where} order by id`);

const retry: Command = {
  mutation: 'retryRefund',
  weight: 2,
  draw: async (town, dice) => {
    const failed = await refundIn(town, dice, `state = 'FAILED'`);
    return failed && keyed(await town.as('agent'), { refundId: failed.id });
  },
};

/** Mostly another person than has asked. */
const decider = (town: Town, dice: Dice) => town.as(dice.pick(['supervisor', 'admin', 'admin']));

const waiting = `select id from approval where state = 'WAITING' order by id`;

const decide: Command = {
  mutation: 'decideApproval',
  weight: 6,
  draw: async (town, dice) => {
    const approval = await town.draw(dice, 'Approval', waiting);
    return (
      approval &&
      keyed(await decider(town, dice), {
        approvalId: approval.id,
        decision: dice.chance(0.75) ? 'GRANT' : 'DECLINE',
        note: 'looked at',
      })
    );
  },
};

const withdraw: Command = {
  mutation: 'withdrawApproval',
  weight: 1,
  draw: async (town, dice) => {
    const approval = await town.draw(dice, 'Approval', waiting);
    const persona = dice.pick(['agent', 'supervisor', ...Object.values(peopleAt)]);
    return approval && keyed(await town.as(persona), { approvalId: approval.id });
  },
};

const approve: Command = {
  mutation: 'approveRefund',
  weight: 2,
  draw: async (town, dice) => {
    const found = await refundIn(town, dice, `state = 'AWAITING_APPROVAL'`);
    return found && keyed(await decider(town, dice), { refundId: found.id });
  },
};

const reject: Command = {
  mutation: 'rejectRefund',
  weight: 1,
  draw: async (town, dice) => {
    const found = await refundIn(town, dice, `state in ('AWAITING_APPROVAL', 'FAILED')`);
    return found && keyed(await decider(town, dice), { refundId: found.id, reason: 'not so' });
  },
};

const present: Command = {
  mutation: 'refundOnTerminal',
  weight: 3,
  draw: async (town, dice) => {
    const found = await refundIn(town, dice, `tender = 'TERMINAL' and state = 'PROCESSING'`);
    const store = dice.pick(stores);
    const cardToken = dice.pick(['tok_diners', 'tok_diners', 'tok_refund_fails']);
    const locationId = town.shop.locationIds[store];
    return (
      found &&
      keyed(await town.as(peopleAt[store] ?? ''), { refundId: found.id, locationId, cardToken })
    );
  },
};

/** An agent looks at a payment, and takes or lets go of what is held, whatever the goods do. */
const byHand = (mutation: string, more: (heldMinor: number, dice: Dice) => object): Command => ({
  mutation,
  weight: 1,
  draw: async (town, dice) => {
    const held = await town.pick<{ id: string; held: number }>(
      dice,
      `select id, (authorized_minor - captured_minor - voided_minor - expired_minor)::int as held
        from payment_intent where state in ('AUTHORIZED', 'PARTIALLY_CAPTURED') order by id desc limit 20`,
    );
    if (!held || dice.chance(0.5)) return undefined;
    const paymentIntentId = toGlobalId('PaymentIntent', held.id);
    return keyed(await town.as('agent'), { paymentIntentId, ...more(held.held, dice) });
  },
});

/** What is done about the money of orders. */
export const refundCommands: readonly Command[] = [
  refund,
  retry,
  decide,
  withdraw,
  approve,
  reject,
  present,
  byHand('capturePayment', (held, dice) => ({
    amountMinor: dice.chance(0.3) ? held : 1 + dice.below(Math.max(1, held)),
    final: dice.chance(0.2),
  })),
  byHand('voidPayment', () => ({ reason: 'by hand' })),
];
