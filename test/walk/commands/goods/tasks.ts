import { toGlobalId } from '../../../src/platform/graphql/node.js';
import type { Dice } from '../../security/support/dice.js';
import { freshKey } from '../../support/journey.js';
import type { Command, Drawn } from '../command.js';
import type { Town } from '../town.js';

interface Task {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly task_at: string;
  readonly order_id: string;
}

/** Something that waits at a location, as somebody who works there sees it. */
async function taskIn(
  town: Town,
  dice: Dice,
  states: readonly string[],
  more: (task: Task) => Promise<object> = async () => ({}),
): Promise<Drawn | undefined> {
  const tasks = await town.look<Task>(
    'select id, kind, state, task_at, order_id from fulfilment where state = any($1) order by id',
    [states],
  );
  if (tasks.length === 0) return undefined;
  const task = dice.pick(tasks);
  const fulfilmentId = toGlobalId(task.kind === 'SHIP' ? 'Shipment' : 'Pickup', task.id);
  return {
    as: await town.asSomebodyAt(task.task_at),
    input: { fulfilmentId, idempotencyKey: freshKey(), ...(await more(task)) },
  };
}

const accept: Command = {
  mutation: 'acceptFulfilment',
  weight: 10,
  draw: (town, dice) => taskIn(town, dice, ['PLANNED', 'OFFERED']),
};

const pick: Command = {
  mutation: 'pickFulfilment',
  weight: 9,
  draw: (town, dice) =>
    taskIn(town, dice, ['ACCEPTED', 'CLAIMED', 'PICKING'], async ({ id }) => {
      const lines = await town.look<{ id: string; quantity: number }>(
        'select id, quantity from fulfilment_line where fulfilment_id = $1 order by position',
        [id],
      );
      return {
        lines: lines.map((line) => ({
          lineId: toGlobalId('FulfilmentLine', line.id),
          picked: dice.chance(0.15) ? dice.below(line.quantity + 1) : line.quantity,
        })),
      };
    }),
};

const makeReady: Command = {
  mutation: 'markPickupReady',
  weight: 12,
  draw: (town, dice) => taskIn(town, dice, ['PICKING']),
};

const sendOff: Command = {
  mutation: 'sendPickup',
  weight: 8,
  draw: (town, dice) => taskIn(town, dice, ['PICKING']),
};

const handOver: Command = {
  mutation: 'handOverOrder',
  weight: 12,
  draw: (town, dice) =>
    taskIn(town, dice, ['READY', 'CUSTOMER_ARRIVED'], async ({ id }) => ({
      pickupCode: dice.chance(0.1) ? 'WRONG234' : town.pickupCode(id),
    })),
};

/** Some is taken, some is not wanted any more, and some stays until the next time. */
const handOverPart: Command = {
  mutation: 'handOverOrder',
  weight: 4,
  draw: (town, dice) =>
    taskIn(town, dice, ['READY', 'CUSTOMER_ARRIVED'], async ({ id }) => {
      const lines = await town.look<{ id: string; picked: number; handed_over: number }>(
        'select id, picked, handed_over from fulfilment_line where fulfilment_id = $1 order by position',
        [id],
      );
      return {
        pickupCode: town.pickupCode(id),
        identityChecked: true,
        lines: lines.map((line) => {
          const left = Math.max(0, line.picked - line.handed_over);
          const taken = dice.below(left + 1);
          const refused = dice.chance(0.4) ? dice.below(left - taken + 1) : 0;
          return { lineId: toGlobalId('FulfilmentLine', line.id), taken, refused };
        }),
      };
    }),
};

const reject: Command = {
  mutation: 'rejectFulfilment',
  weight: 2,
  draw: (town, dice) =>
    taskIn(town, dice, ['PLANNED', 'ACCEPTED', 'PICKING', 'OFFERED', 'CLAIMED'], async () => ({
      reason: 'cannot be found',
    })),
};

const ship: Command = {
  mutation: 'shipOrder',
  weight: 5,
  draw: (town, dice) => taskIn(town, dice, ['PICKING', 'PACKED']),
};

/** What the people of a location do with what lies on their list. */
export const counterCommands: readonly Command[] = [
  accept,
  pick,
  makeReady,
  handOver,
  handOverPart,
  sendOff,
  reject,
  ship,
];
