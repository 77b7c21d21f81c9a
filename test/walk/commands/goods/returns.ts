import { toGlobalId } from '../../../../src/platform/graphql/node.js';
import type { Dice } from '../../../security/support/dice.js';
import { type Command, type Drawn, keyed } from '../../command.js';
import { peopleAt, stores, type Town } from '../../town.js';
import { cartForExchange } from '../buying/carts.js';

const reasons = ['CHANGED_MIND', 'DOES_NOT_FIT', 'ARRIVED_DAMAGED', 'DEFECTIVE'];

/** What is with buyers and not announced yet, and now and then what is. */
const withBuyers = (dice: Dice) => `
  select l.id, l.order_id, l.position, (l.fulfilled - l.undelivered - greatest(l.returned, ${dice.chance(0.05) ? 0 : `coalesce(a.units, 0)`}))::int as left
  from order_line l left join lateral (
    select sum(coalesce(r.received, r.quantity)) as units from return_line r join return_order o on o.id = r.return_id
    where r.order_line_id = l.id and o.state not in ('DECLINED', 'CANCELED')) a on true`;

interface LineLeft {
  readonly id: string;
  readonly order_id: string;
  readonly left: number;
}

/** Some units of a delivered order, now and then more than are with the buyer. */
async function unitsOfOrder(town: Town, dice: Dice) {
  const lines = await town.look<LineLeft>(
    `select * from (${withBuyers(dice)}) seen where "left" > 0 order by order_id desc, position limit 40`,
  );
  if (lines.length === 0) return undefined;
  const { order_id } = dice.pick(lines);
  const chosen = lines.filter((line) => line.order_id === order_id);
  return {
    orderId: toGlobalId('Order', order_id),
    lines: chosen
      .filter((_, place) => place === 0 || dice.chance(0.5))
      .map((line) => ({
        orderLineId: toGlobalId('OrderLine', line.id),
        quantity: 1 + dice.below(line.left + (dice.chance(0.05) ? 2 : 0)),
        reasonCode: dice.pick(reasons),
      })),
  };
}

/** Now and then other goods are chosen at once. */
async function others(town: Town, dice: Dice, persona: string) {
  const cart = dice.chance(0.4) ? await cartForExchange(town, [persona]) : undefined;
  return cart && { replacement: { cartId: cart.id } };
}

const open: Command = {
  mutation: 'openReturnAtCounter',
  weight: 7,
  draw: async (town, dice) => {
    const goods = await unitsOfOrder(town, dice);
    const place = dice.pick(stores);
    const persona = peopleAt[place] ?? '';
    const more = {
      locationId: town.shop.locationIds[place],
      ...(await others(town, dice, persona)),
    };
    return goods && keyed(await town.as(persona), { ...goods, ...more });
  },
};

const request: Command = {
  mutation: 'requestReturn',
  weight: 3,
  draw: async (town, dice) => {
    const goods = await unitsOfOrder(town, dice);
    const outsideWindow = dice.chance(0.2);
    const method = dice.pick(['LABEL', 'STORE']);
    const as = await town.as(outsideWindow ? 'supervisor' : 'agent');
    const more = { method, outsideWindow, ...(await others(town, dice, 'agent')) };
    return goods && keyed(as, { ...goods, ...more });
  },
};

/** A return in one of these states, and somebody who may do something about it. */
async function returnIn(
  town: Town,
  dice: Dice,
  states: readonly string[],
  persona: string,
  more: (returnId: string) => Promise<object> = async () => ({}),
  method: 'LABEL' | 'STORE' | '%' = '%',
): Promise<Drawn | undefined> {
  const found = await town.pick<{ id: string }>(
    dice,
    'select id from return_order where state = any($1) and method like $2 order by id desc limit 25',
    [states, method],
  );
  if (!found) return undefined;
  const as = await town.as(dice.chance(0.1) ? 'supervisor' : persona);
  return keyed(as, { returnId: toGlobalId('ReturnOrder', found.id), ...(await more(found.id)) });
}

interface LineSeen {
  readonly id: string;
  readonly quantity: number;
  readonly received: number | null;
  readonly inspected: number;
}

const linesOf = (town: Town, returnId: string) =>
  town.look<LineSeen>(
    'select id, quantity, received, inspected from return_line where return_id = $1 order by position',
    [returnId],
  );

/** All that was announced, or less of it, wherever it comes. */
const receive: Command = {
  mutation: 'receiveReturn',
  weight: 8,
  draw: (town, dice) => {
    const place = dice.pick(Object.keys(peopleAt));
    const persona = dice.chance(0.5) ? 'supervisor' : (peopleAt[place] ?? '');
    return returnIn(town, dice, ['APPROVED', 'IN_TRANSIT', 'AT_COUNTER'], persona, async (id) => ({
      locationId: town.shop.locationIds[place],
      ...(dice.chance(0.3) && {
        lines: (await linesOf(town, id)).map((line) => ({
          lineId: toGlobalId('ReturnLine', line.id),
          quantity: dice.below(line.quantity + 1),
        })),
      }),
    }));
  },
};

/** Unit by unit, as what has come is in a good or a poor state. */
function judged(dice: Dice, { id, received }: LineSeen) {
  const units = new Map<string, number>();
  for (let unit = 0; unit < (received ?? 0); unit += 1) {
    const disposition = dice.pick(['RESTOCK', 'RESTOCK', 'QUARANTINE', 'DAMAGED']);
    units.set(disposition, (units.get(disposition) ?? 0) + 1);
  }
  const lineId = toGlobalId('ReturnLine', id);
  return [...units].map(([disposition, quantity]) => ({ lineId, disposition, quantity }));
}

const inspect: Command = {
  mutation: 'inspectReturn',
  weight: 8,
  draw: async (town, dice) => {
    const found = await town.pick<{ id: string; location_id: string }>(
      dice,
      `select id, location_id from return_order where state = 'RECEIVED' order by id`,
    );
    if (!found) return undefined;
    const units = (await linesOf(town, found.id)).flatMap((line) => judged(dice, line));
    const returnId = toGlobalId('ReturnOrder', found.id);
    return keyed(await town.asSomebodyAt(found.location_id), { returnId, units });
  },
};

const openReturns = ['REQUESTED', 'APPROVED', 'IN_TRANSIT', 'AT_COUNTER', 'RECEIVED', 'INSPECTED'];

const choose: Command = {
  mutation: 'chooseReplacement',
  weight: 3,
  draw: async (town, dice) => {
    const cart = await cartForExchange(town, ['agent']);
    return cart && returnIn(town, dice, openReturns, 'agent', async () => ({ cartId: cart.id }));
  },
};

const giveUp: Command = {
  mutation: 'giveUpReplacement',
  weight: 1,
  draw: (town, dice) => returnIn(town, dice, openReturns, 'agent'),
};

const approve: Command = {
  mutation: 'approveReturn',
  weight: 2,
  draw: (town, dice) => returnIn(town, dice, ['REQUESTED'], 'agent'),
};

const decline: Command = {
  mutation: 'declineReturn',
  weight: 1,
  draw: (town, dice) =>
    returnIn(town, dice, ['REQUESTED'], 'agent', async () => ({ reason: 'too worn' })),
};

const send: Command = {
  mutation: 'markReturnSent',
  weight: 2,
  draw: (town, dice) => returnIn(town, dice, ['APPROVED'], 'agent', async () => ({}), 'LABEL'),
};

const cancel: Command = {
  mutation: 'cancelReturn',
  weight: 1,
  draw: (town, dice) =>
    returnIn(town, dice, ['REQUESTED', 'APPROVED', 'IN_TRANSIT', 'AT_COUNTER'], 'agent'),
};

const release: Command = {
  mutation: 'releaseFromQuarantine',
  weight: 3,
  draw: async (town, dice) => {
    const found = await town.pick<{ id: string; quantity: number; location_id: string }>(
      dice,
      `select id, quantity, location_id from return_disposition where disposition = 'QUARANTINE' order by id`,
    );
    return (
      found &&
      keyed(await town.asSomebodyAt(found.location_id), {
        dispositionId: toGlobalId('ReturnDisposition', found.id),
        quantity: 1 + dice.below(found.quantity),
        restock: dice.chance(0.6),
      })
    );
  },
};

/** Goods that come back. */
export const returnCommands: readonly Command[] = [
  open,
  request,
  receive,
  inspect,
  choose,
  giveUp,
  approve,
  decline,
  send,
  cancel,
  release,
];
