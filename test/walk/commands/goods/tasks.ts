import { toGlobalId } from '../../../../src/platform/graphql/node.js';
import type { Dice } from '../../../security/support/dice.js';
import { type Command, type Drawn, keyed, unitsOf } from '../../command.js';
import type { Town } from '../../town.js';

interface Task {
  readonly id: string;
  readonly kind: 'SHIP' | 'PICKUP' | 'COUNTER';
  readonly task_at: string;
}

const typeOf = { SHIP: 'Shipment', PICKUP: 'Pickup', COUNTER: 'CounterSale' };

/** Something that waits at a location, as somebody who works there sees it. */
export async function taskIn(
  town: Town,
  dice: Dice,
  where: string,
  more: (task: Task) => Promise<object> = async () => ({}),
): Promise<Drawn | undefined> {
  const task = await town.pick<Task>(
    dice,
    `select id, kind, task_at from fulfilment f where ${where} order by id desc limit 25`,
  );
  if (!task) return undefined;
  const as = dice.chance(0.05)
    ? await town.as('supervisor')
    : await town.asSomebodyAt(task.task_at);
  return keyed(as, { fulfilmentId: toGlobalId(typeOf[task.kind], task.id), ...(await more(task)) });
}

const inState = (...states: string[]) => `state in (${states.map((each) => `'${each}'`).join()})`;

const accept: Command = {
  mutation: 'acceptFulfilment',
  weight: 14,
  draw: (town, dice) => taskIn(town, dice, inState('PLANNED', 'OFFERED')),
};

const pick: Command = {
  mutation: 'pickFulfilment',
  weight: 14,
  draw: (town, dice) =>
    taskIn(town, dice, inState('ACCEPTED', 'CLAIMED', 'PICKING'), async ({ id }) => ({
      lines: (await unitsOf(town, 'fulfilment_line', id)).map((line) => ({
        lineId: toGlobalId('FulfilmentLine', line.id),
        picked: dice.chance(0.1) ? dice.below(line.quantity + 1) : line.quantity,
      })),
    })),
};

const makeReady: Command = {
  mutation: 'markPickupReady',
  weight: 14,
  draw: (town, dice) =>
    taskIn(town, dice, `kind = 'PICKUP' and ${inState('PICKING')} and task_at = collect_at`),
};

const sendOff: Command = {
  mutation: 'sendPickup',
  weight: 8,
  draw: (town, dice) =>
    taskIn(
      town,
      dice,
      dice.chance(0.1)
        ? inState('PICKING')
        : `kind = 'PICKUP' and ${inState('PICKING')} and stock_from <> collect_at`,
    ),
};

const waiting = inState('READY', 'CUSTOMER_ARRIVED');

const handOver: Command = {
  mutation: 'handOverOrder',
  weight: 16,
  draw: (town, dice) =>
    taskIn(town, dice, waiting, async ({ id }) => ({
      pickupCode: dice.chance(0.05) ? 'WRONG234' : town.pickupCode(id),
      ...(dice.chance(0.8) && { identityChecked: true }),
    })),
};

/** Some is taken, some is not wanted any more, and some stays until the next time. */
const handOverPart: Command = {
  mutation: 'handOverOrder',
  weight: 4,
  draw: (town, dice) =>
    taskIn(town, dice, waiting, async ({ id }) => {
      const lines = await town.look<{ id: string; left: number }>(
        `select id, greatest(0, coalesce(picked, 0) - handed_over) as left from fulfilment_line
          where fulfilment_id = $1 order by position`,
        [id],
      );
      return {
        pickupCode: town.pickupCode(id),
        identityChecked: true,
        lines: lines.map((line) => {
          const taken = dice.below(line.left + 1);
          const refused = dice.chance(0.4) ? dice.below(line.left - taken + 1) : 0;
          return { lineId: toGlobalId('FulfilmentLine', line.id), taken, refused };
        }),
      };
    }),
};

const carryOut: Command = {
  mutation: 'handOverAtCounter',
  weight: 5,
  draw: (town, dice) => taskIn(town, dice, `kind = 'COUNTER' and ${inState('PLANNED')}`),
};

const reject: Command = {
  mutation: 'rejectFulfilment',
  weight: 3,
  draw: (town, dice) =>
    taskIn(
      town,
      dice,
      inState('PLANNED', 'ACCEPTED', 'PICKING', 'OFFERED', 'CLAIMED'),
      async () => ({ reason: 'cannot be found' }),
    ),
};

const checkIdentity: Command = {
  mutation: 'requireIdentityCheck',
  weight: 1,
  draw: (town, dice) => taskIn(town, dice, `kind = 'PICKUP' and ended_at is null`),
};

/** The same thing under the name that the list of a store has for it. */
const asTask = async (
  drawn: Promise<Drawn | undefined>,
  more: object,
): Promise<Drawn | undefined> => {
  const found = await drawn;
  if (!found) return undefined;
  const { fulfilmentId: taskId, ...input } = found.input;
  return { ...found, input: { ...input, taskId, ...more } };
};

const open = 'ended_at is null';

const claim: Command = {
  mutation: 'claimTask',
  weight: 2,
  draw: (town, dice) => asTask(taskIn(town, dice, open), { takeOver: dice.chance(0.2) }),
};

const handBack: Command = {
  mutation: 'handBackTask',
  weight: 1,
  draw: (town, dice) => asTask(taskIn(town, dice, open), {}),
};

/** What the people of a location do with what lies on their list. */
export const taskCommands: readonly Command[] = [
  accept,
  pick,
  makeReady,
  sendOff,
  handOver,
  handOverPart,
  carryOut,
  reject,
  checkIdentity,
  claim,
  handBack,
];
