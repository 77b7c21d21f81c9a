import { toGlobalId } from '../../../src/platform/graphql/node.js';
import type { Dice } from '../../security/support/dice.js';
import { freshKey } from '../../support/journey.js';
import type { Command, Drawn } from '../command.js';
import { peopleAt, type Town } from '../town.js';

const reasons = ['CHANGED_MIND', 'DOES_NOT_FIT', 'ARRIVED_DAMAGED', 'DEFECTIVE'];
const delivered = `select distinct l.order_id as id from order_line l where l.fulfilled > l.returned order by 1`;

/** Some units of a delivered order, sometimes more than are with the buyer. */
async function unitsOf(town: Town, dice: Dice, orderId: string) {
  const lines = await town.look<{ id: string; fulfilled: number; returned: number }>(
    'select id, fulfilled, returned from order_line where order_id = $1 and fulfilled > returned order by position',
    [orderId],
  );
  return lines
    .filter((_, place) => place === 0 || dice.chance(0.5))
    .map((line) => ({
      orderLineId: toGlobalId('OrderLine', line.id),
      quantity: 1 + dice.below(line.fulfilled - line.returned + (dice.chance(0.1) ? 2 : 0)),
      reasonCode: dice.pick(reasons),
    }));
}

const open: Command = {
  mutation: 'openReturnAtCounter',
  weight: 4,
  draw: async (town, dice) => {
    const order = await town.draw(dice, 'Order', delivered);
    if (!order) return undefined;
    const place = dice.pick(['LYON', 'PARIS']);
    return {
      as: await town.as(place === 'LYON' ? 'associate' : 'associate-paris'),
      input: {
        orderId: order.id,
        locationId: town.shop.locationIds[place],
        lines: await unitsOf(town, dice, order.innerId),
        idempotencyKey: freshKey(),
      },
    };
  },
};

const request: Command = {
  mutation: 'requestReturn',
  weight: 3,
  draw: async (town, dice) => {
    const order = await town.draw(dice, 'Order', delivered);
    if (!order) return undefined;
    return {
      as: await town.as('agent'),
      input: {
        orderId: order.id,
        method: dice.pick(['LABEL', 'STORE']),
        lines: await unitsOf(town, dice, order.innerId),
        outsideWindow: dice.chance(0.1),
        idempotencyKey: freshKey(),
      },
    };
  },
};

/** A return in one of these states, and somebody who may do something about it. */
async function returnIn(
  town: Town,
  dice: Dice,
  states: readonly string[],
  more: (returnId: string) => Promise<object> = async () => ({}),
): Promise<Drawn | undefined> {
  const found = await town.look<{ id: string; location_id: string | null }>(
    'select id, location_id from return_order where state = any($1) order by id',
    [states],
  );
  if (found.length === 0) return undefined;
  const { id, location_id } = dice.pick(found);
  return {
    as: await town.as(dice.chance(0.5) || !location_id ? 'supervisor' : 'agent'),
    input: {
      returnId: toGlobalId('ReturnOrder', id),
      idempotencyKey: freshKey(),
      ...(await more(id)),
    },
  };
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

const receive: Command = {
  mutation: 'receiveReturn',
  weight: 4,
  draw: async (town, dice) => {
    const place = dice.pick(Object.keys(peopleAt));
    const drawn = await returnIn(
      town,
      dice,
      ['APPROVED', 'IN_TRANSIT', 'AT_COUNTER'],
      async (id) => ({
        locationId: town.shop.locationIds[place],
        ...(dice.chance(0.3) && {
          lines: (await linesOf(town, id)).map((line) => ({
            lineId: toGlobalId('ReturnLine', line.id),
            quantity: dice.below(line.quantity + 1),
          })),
        }),
      }),
    );
    return drawn && { ...drawn, as: await town.as(peopleAt[place] ?? '') };
  },
};

const inspect: Command = {
  mutation: 'inspectReturn',
  weight: 4,
  draw: (town, dice) =>
    returnIn(town, dice, ['RECEIVED'], async (id) => ({
      units: (await linesOf(town, id)).flatMap(({ id: lineId, received }) =>
        received
          ? [
              {
                lineId: toGlobalId('ReturnLine', lineId),
                quantity: received,
                disposition: dice.pick(['RESTOCK', 'RESTOCK', 'QUARANTINE', 'DAMAGED']),
              },
            ]
          : [],
      ),
    })),
};

const approve: Command = {
  mutation: 'approveReturn',
  weight: 2,
  draw: (town, dice) => returnIn(town, dice, ['REQUESTED']),
};

const decline: Command = {
  mutation: 'declineReturn',
  weight: 1,
  draw: (town, dice) => returnIn(town, dice, ['REQUESTED'], async () => ({ reason: 'too worn' })),
};

const send: Command = {
  mutation: 'markReturnSent',
  weight: 1,
  draw: (town, dice) => returnIn(town, dice, ['APPROVED']),
};

const cancel: Command = {
  mutation: 'cancelReturn',
  weight: 1,
  draw: (town, dice) => returnIn(town, dice, ['REQUESTED', 'APPROVED', 'IN_TRANSIT', 'AT_COUNTER']),
};

const release: Command = {
  mutation: 'releaseFromQuarantine',
  weight: 2,
  draw: async (town, dice) => {
    const found = await town.look<{ id: string; quantity: number; location_id: string }>(
      `select id, quantity, location_id from return_disposition where disposition = 'QUARANTINE' order by id`,
    );
    if (found.length === 0) return undefined;
    const { id, quantity, location_id } = dice.pick(found);
    return {
      as: await town.asSomebodyAt(location_id),
      input: {
        dispositionId: toGlobalId('ReturnDisposition', id),
        quantity: 1 + dice.below(quantity),
        restock: dice.chance(0.6),
        idempotencyKey: freshKey(),
      },
    };
  },
};

const refundPlan = /* GraphQL */ `
  query ($input: RefundPlanInput!) {
    refundPlan(input: $input) { __typename ... on RefundPlanPayload { plan { hash } } }
  }`;

const execute: Command = {
  mutation: 'executeRefundPlan',
  weight: 5,
  draw: async (town, dice) => {
    const found = await town.draw(
      dice,
      'ReturnOrder',
      `select id from return_order where state in ('INSPECTED', 'COMPLETED') order by id`,
    );
    if (!found) return undefined;
    const as = await town.as('supervisor');
    const plan = { returnId: found.id };
    const { data } = await town.ask(0, refundPlan, { input: plan }, as);
    const hash = data?.refundPlan?.plan?.hash ?? 'a plan that nobody has made';
    return { as, input: { plan, hash, reason: 'came back', idempotencyKey: freshKey() } };
  },
};

/** Goods that come back, and the money for them. */
export const returnCommands: readonly Command[] = [
  open,
  request,
  receive,
  inspect,
  approve,
  decline,
  send,
  cancel,
  release,
  execute,
];
