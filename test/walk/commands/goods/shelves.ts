import { toGlobalId } from '../../../../src/platform/graphql/node.js';
import type { Dice } from '../../../security/support/dice.js';
import { anyVariant, type Command, keyed, unitsOf } from '../../command.js';
import { peopleAt, type Town } from '../../town.js';

const count: Command = {
  mutation: 'adjustStock',
  weight: 3,
  draw: async (town, dice) => {
    const place = dice.pick(Object.keys(peopleAt));
    const delta = dice.pick([-3, -1, 1, 5, 12]);
    const counted = dice.chance(0.2) ? { countedOnHand: 4 + dice.below(30) } : { delta };
    return keyed(await town.as(peopleAt[place] ?? ''), {
      locationId: town.shop.locationIds[place],
      variantId: anyVariant(town, dice),
      reason: 'counted',
      ...counted,
    });
  },
};

const request: Command = {
  mutation: 'requestTransfer',
  weight: 3,
  draw: async (town, dice) => {
    const from = dice.pick(Object.keys(peopleAt));
    const to = dice.pick(Object.keys(peopleAt).filter((place) => place !== from));
    return keyed(await town.as(peopleAt[dice.pick([from, to])] ?? ''), {
      fromLocationId: town.shop.locationIds[from],
      toLocationId: town.shop.locationIds[to],
      lines: [{ variantId: anyVariant(town, dice), quantity: 1 + dice.below(4) }],
      reason: 'shelves',
    });
  },
};

interface TransferSeen {
  readonly id: string;
  readonly from_location_id: string;
  readonly to_location_id: string;
}

/** A transfer in one of these states, and somebody at one of its ends. */
async function transferIn(
  town: Town,
  dice: Dice,
  states: readonly string[],
  end: 'from_location_id' | 'to_location_id',
  more: (transferId: string) => Promise<object> = async () => ({}),
) {
  const found = await town.pick<TransferSeen>(
    dice,
    'select id, from_location_id, to_location_id from transfer where state = any($1) order by id',
    [states],
  );
  return (
    found &&
    keyed(await town.asSomebodyAt(found[end]), {
      transferId: toGlobalId('Transfer', found.id),
      ...(await more(found.id)),
    })
  );
}

/** Some of the units of a transfer; all of them where nothing is said. */
const someUnits =
  (town: Town, dice: Dice, more: object = {}) =>
  async (transferId: string) => {
    if (dice.chance(0.5)) return more;
    const lines = await unitsOf(town, 'transfer_line', transferId);
    return {
      ...more,
      lines: lines.map((line) => ({
        lineId: toGlobalId('TransferLine', line.id),
        quantity: 1 + dice.below(line.quantity),
      })),
    };
  };

const underWay = ['IN_TRANSIT', 'PARTIALLY_RECEIVED'];

const send: Command = {
  mutation: 'sendTransfer',
  weight: 4,
  draw: (town, dice) =>
    transferIn(town, dice, ['REQUESTED'], 'from_location_id', someUnits(town, dice)),
};

const receive: Command = {
  mutation: 'receiveTransfer',
  weight: 10,
  draw: (town, dice) => transferIn(town, dice, underWay, 'to_location_id', someUnits(town, dice)),
};

const lose: Command = {
  mutation: 'declareTransferLost',
  weight: 2,
  draw: (town, dice) =>
    transferIn(
      town,
      dice,
      underWay,
      'to_location_id',
      someUnits(town, dice, { reason: 'never came' }),
    ),
};

const cancel: Command = {
  mutation: 'cancelTransfer',
  weight: 1,
  draw: (town, dice) =>
    transferIn(town, dice, ['REQUESTED'], 'from_location_id', async () => ({
      reason: 'not needed',
    })),
};

/** What happens to goods that belong to nobody yet. */
export const shelfCommands: readonly Command[] = [count, request, send, receive, lose, cancel];
