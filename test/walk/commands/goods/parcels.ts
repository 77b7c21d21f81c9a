import { toGlobalId } from '../../../../src/platform/graphql/node.js';
import type { Dice } from '../../../security/support/dice.js';
import { type Command, type Drawn, keyed } from '../../command.js';
import type { Town } from '../../town.js';
import { taskIn } from './tasks.js';

const found = `kind = 'SHIP' and state = 'PICKING'`;

/** What was found in up to three parcels; sometimes a unit is forgotten. */
async function intoParcels(town: Town, dice: Dice, fulfilmentId: string) {
  const lines = await town.look<{ id: string; picked: number }>(
    `select id, coalesce(picked, 0) as picked from fulfilment_line where fulfilment_id = $1 order by position`,
    [fulfilmentId],
  );
  const parcels = Array.from({ length: 1 + dice.below(3) }, () => new Map<string, number>());
  for (const { id, picked } of lines)
    for (let unit = dice.chance(0.03) ? 1 : 0; unit < picked; unit += 1) {
      const parcel = dice.pick(parcels);
      parcel.set(id, (parcel.get(id) ?? 0) + 1);
    }
  return parcels
    .filter(({ size }) => size > 0)
    .map((units) => ({
      weightGrams: 100 + dice.below(2000),
      lines: [...units].map(([id, quantity]) => ({
        lineId: toGlobalId('FulfilmentLine', id),
        quantity,
      })),
    }));
}

const pack: Command = {
  mutation: 'packShipment',
  weight: 10,
  draw: (town, dice) =>
    taskIn(town, dice, found, async ({ id }) => ({ parcels: await intoParcels(town, dice, id) })),
};

/** Without parcels. */
const ship: Command = {
  mutation: 'shipOrder',
  weight: 3,
  draw: (town, dice) => taskIn(town, dice, dice.chance(0.1) ? `state = 'PACKED'` : found),
};

/** A parcel in one of these states, and somebody who works where it was packed. */
async function parcelIn(
  town: Town,
  dice: Dice,
  states: readonly string[],
): Promise<Drawn | undefined> {
  const parcel = await town.pick<{ id: string; stock_from: string }>(
    dice,
    `select p.id, f.stock_from from parcel p join fulfilment f on f.id = p.fulfilment_id
      where p.state = any($1) order by p.id desc limit 20`,
    [states],
  );
  return (
    parcel &&
    keyed(await town.asSomebodyAt(parcel.stock_from), { parcelId: toGlobalId('Parcel', parcel.id) })
  );
}

const shipOne: Command = {
  mutation: 'shipParcel',
  weight: 12,
  draw: (town, dice) => parcelIn(town, dice, ['PACKED', 'LABELED']),
};

const report: Command = {
  mutation: 'reportParcel',
  weight: 2,
  draw: async (town, dice) => {
    const drawn = await parcelIn(town, dice, ['SHIPPED', 'RETURNED_TO_SENDER']);
    const more = { state: dice.pick(['DELIVERED', 'LOST']), reason: 'asked the carrier' };
    return drawn && { as: await town.as('agent'), input: { ...drawn.input, ...more } };
  },
};

const receiveBack: Command = {
  mutation: 'receiveParcelBack',
  weight: 4,
  draw: (town, dice) =>
    parcelIn(town, dice, dice.chance(0.2) ? ['SHIPPED'] : ['RETURNED_TO_SENDER']),
};

/** Goods that are sent to their buyer. */
export const parcelCommands: readonly Command[] = [pack, ship, shipOne, report, receiveBack];
