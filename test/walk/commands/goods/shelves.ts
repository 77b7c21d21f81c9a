import { toGlobalId } from '../../../src/platform/graphql/node.js';
import type { Dice } from '../../security/support/dice.js';
import { freshKey } from '../../support/journey.js';
import type { Command } from '../command.js';
import { peopleAt, type Town } from '../town.js';

const count: Command = {
  mutation: 'adjustStock',
  weight: 3,
  draw: async (town, dice) => {
    const place = dice.pick(Object.keys(peopleAt));
    const delta = dice.pick([-3, -1, 1, 5, 12]);
    const counted = dice.chance(0.2) ? { countedOnHand: 4 + dice.below(30) } : { delta };
    return {
      as: await town.as(peopleAt[place] ?? ''),
      input: {
        locationId: town.shop.locationIds[place],
        variantId: dice.pick(Object.values(town.shop.variantIds)),
        reason: 'counted',
        idempotencyKey: freshKey(),
        ...counted,
      },
    };
  },
};

const request: Command = {
  mutation: 'requestTransfer',
  weight: 3,
  draw: async (town, dice) => {
    const from = dice.pick(Object.keys(peopleAt));
    const to = dice.pick(Object.keys(peopleAt).filter((place) => place !== from));
    return {
      as: await town.as(peopleAt[dice.pick([from, to])] ?? ''),
      input: {
        fromLocationId: town.shop.locationIds[from],
        toLocationId: town.shop.locationIds[to],
        lines: [
          {
            variantId: dice.pick(Object.values(town.shop.variantIds)),
            quantity: 1 + dice.below(4),
          },
        ],
        reason: 'shelves',
        idempotencyKey: freshKey(),
      },
    };
  },
};

interface TransferSeen {
  readonly id: string;
  readonly from_location_id: string;
  readonly to_location_id: string;
}

async function transferIn(
  town: Town,
  dice: Dice,
  states: readonly string[],
  end: 'from_location_id' | 'to_location_id',
) {
  const found = await town.look<TransferSeen>(
    'select id, from_location_id, to_location_id from transfer where state = any($1) order by id',
    [states],
  );
  if (found.length === 0) return undefined;
  const transfer = dice.pick(found);
  return {
    transfer,
    as: await town.asSomebodyAt(transfer[end]),
    input: { transferId: toGlobalId('Transfer', transfer.id), idempotencyKey: freshKey() },
  };
}

/** Some of the units of a transfer; all of them where nothing is said. */
async function someUnits(town: Town, dice: Dice, transferId: string) {
  if (dice.chance(0.5)) return {};
  const lines = await town.look<{ id: string; quantity: number }>(
    'select id, quantity from transfer_line where transfer_id = $1 order by position',
    [transferId],
  );
  return {
    lines: lines.map((line) => ({
      lineId: toGlobalId('TransferLine', line.id),
      quantity: 1 + dice.below(line.quantity),
    })),
  };
}

const underWay = ['IN_TRANSIT', 'PARTIALLY_RECEIVED'];

const send: Command = {
  mutation: 'sendTransfer',
  weight: 4,
  draw: async (town, dice) => {
    const found = await transferIn(town, dice, ['REQUESTED'], 'from_location_id');
    if (!found) return undefined;
    const units = await someUnits(town, dice, found.transfer.id);
    return { as: found.as, input: { ...found.input, ...units } };
  },
};

const receive: Command = {
  mutation: 'receiveTransfer',
  weight: 5,
  draw: async (town, dice) => {
    const found = await transferIn(town, dice, underWay, 'to_location_id');
    if (!found) return undefined;
    const units = await someUnits(town, dice, found.transfer.id);
    return { as: found.as, input: { ...found.input, ...units } };
  },
};

const lose: Command = {
  mutation: 'declareTransferLost',
  weight: 1,
  draw: async (town, dice) => {
    const found = await transferIn(town, dice, underWay, 'to_location_id');
    if (!found) return undefined;
    const units = await someUnits(town, dice, found.transfer.id);
    return { as: found.as, input: { ...found.input, ...units, reason: 'never came' } };
  },
};

const cancel: Command = {
  mutation: 'cancelTransfer',
  weight: 1,
  draw: async (town, dice) => {
    const found = await transferIn(town, dice, ['REQUESTED'], 'from_location_id');
    return found && { as: found.as, input: { ...found.input, reason: 'not needed' } };
  },
};

/** What happens to goods that belong to nobody yet. */
export const shelfCommands: readonly Command[] = [count, request, send, receive, lose, cancel];
