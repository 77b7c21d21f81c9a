import { innerId } from '../../../../src/platform/graphql/node.js';
import type { Dice } from '../../../security/support/dice.js';
import { type Command, keyed, someUnitsOfOrder } from '../../command.js';
import { peopleAt, type Town } from '../../town.js';
import { cartForExchange } from '../buying/carts.js';
import { tokenFor } from '../buying/checkout.js';

const refundPlan = /* GraphQL */ `
  query ($input: RefundPlanInput!) {
    refundPlan(input: $input) { __typename ... on RefundPlanPayload { plan { hash } } }
  }`;

const tenders = ['ORIGINAL', 'ORIGINAL', 'CASH', 'TERMINAL', 'STORE_CREDIT', 'GIFT_CARD'];

/** Returns that wait for their money, and now and then some that had it already. */
const inspected = (dice: Dice) =>
  `select id from return_order where state = '${dice.chance(0.1) ? 'COMPLETED' : 'INSPECTED'}'
    order by id desc limit 8`;

/** The hash of a plan as somebody sees it who is about to execute it. */
async function hashOf(town: Town, plan: object, persona: string): Promise<string> {
  const { data } = await town.ask(0, refundPlan, { input: plan }, await town.as(persona));
  return data?.refundPlan?.plan?.hash ?? 'a plan that nobody has made';
}

/** For goods that have come back, for a gesture, or for units that nobody has to bring back. */
async function wish(town: Town, dice: Dice): Promise<object | undefined> {
  const back = await town.draw(dice, 'ReturnOrder', inspected(dice));
  if (back && dice.chance(0.8)) {
    const deductionMinor = dice.chance(0.1) ? 100 : undefined;
    return {
      returnId: back.id,
      tender: dice.pick(tenders),
      ...(deductionMinor && { deductionMinor }),
    };
  }
  const order = await town.draw(
    dice,
    'Order',
    `select distinct order_id as id from order_line where fulfilled > 0 order by 1 desc limit 20`,
  );
  if (!order) return undefined;
  const it = { orderId: order.id, tender: dice.pick(tenders) };
  if (dice.chance(0.5)) return { ...it, goodwillMinor: dice.pick([1, 200, 1990]) };
  const { lineId, quantity } = await someUnitsOfOrder(town, dice, order.innerId);
  const lines = [{ orderLineId: lineId, quantity, reasonCode: 'ARRIVED_DAMAGED' }];
  return { ...it, lines, method: 'STORE' };
}

const execute: Command = {
  mutation: 'executeRefundPlan',
  weight: 9,
  draw: async (town, dice) => {
    const plan = await wish(town, dice);
    if (!plan) return undefined;
    const persona = dice.pick(['supervisor', 'supervisor', 'agent', 'associate']);
    const hash = await hashOf(town, plan, persona);
    return keyed(await town.as(persona), { plan, hash, reason: 'came back' });
  },
};

/** Other goods for those that have come back: a cart of somebody of the shop, who has helped with it. */
const exchange: Command = {
  mutation: 'exchangeReturn',
  weight: 5,
  draw: async (town, dice) => {
    const chosen = dice.chance(0.5) && (await chosenBefore(town, dice));
    if (chosen) return chosen;
    const cart = await cartForExchange(town, ['agent', 'associate', 'associate-paris']);
    if (!cart?.persona) return undefined;
    const back = await town.draw(dice, 'ReturnOrder', inspectedAt(town, cart.persona));
    if (!back) return undefined;
    const planHash = await hashOf(town, { returnId: back.id, tender: 'ORIGINAL' }, cart.persona);
    return keyed(await town.as(cart.persona), {
      returnId: back.id,
      planHash,
      cartId: cart.id,
      deductionMinor: 0,
      restTender: dice.pick(rests),
      ...(dice.chance(0.9) && { paymentMethodToken: await tokenFor(town, dice, cart) }),
    });
  },
};

/** Whoever works in a store sees what lies there. */
function inspectedAt(town: Town, persona: string): string {
  const [code] = Object.entries(peopleAt).find(([, each]) => each === persona) ?? [];
  const there =
    code && `and location_id = '${innerId('Location', town.shop.locationIds[code] ?? '')}'`;
  return `select id from return_order where state = 'INSPECTED' ${there ?? ''} order by id desc limit 8`;
}

const rests = ['ORIGINAL', 'ORIGINAL', 'CASH', 'STORE_CREDIT', 'GIFT_CARD'];

/** Goods that were chosen when the return was asked for. */
async function chosenBefore(town: Town, dice: Dice) {
  const back = await town.draw(
    dice,
    'ReturnOrder',
    `select r.id from return_order r join replacement w on w.return_id = r.id
      where r.state = 'INSPECTED' and w.ended_at is null order by r.id`,
  );
  if (!back) return undefined;
  const planHash = await hashOf(town, { returnId: back.id, tender: 'ORIGINAL' }, 'agent');
  return keyed(await town.as('agent'), {
    returnId: back.id,
    planHash,
    deductionMinor: 0,
    restTender: dice.pick(rests),
    paymentMethodToken: await tokenFor(town, dice),
  });
}

/** What is given back for goods that have come back. */
export const planCommands: readonly Command[] = [execute, exchange];
