import { toGlobalId } from '../../../../src/platform/graphql/node.js';
import type { Dice } from '../../../security/support/dice.js';
import { anyVariant, type Command, type Drawn, keyed } from '../../command.js';
import { customers, stores, type Town } from '../../town.js';

const visit = '... on VisitPayload { visit { id entryCode } }';
const cards = [
  ...Array<string>(6).fill('tok_success'),
  'tok_captured_once',
  'tok_challenge',
  'tok_declined_insufficient_funds',
  'tok_error_500_after_charge',
];

interface VisitSeen {
  readonly id: string;
  readonly location_id: string;
  readonly customer: string;
}

/** A visit in one of these states, and what is done with it. */
async function visitIn(
  town: Town,
  dice: Dice,
  states: readonly string[],
  more: (visitId: string) => Promise<object | undefined> = async () => ({}),
) {
  const found = await town.pick<VisitSeen>(
    dice,
    `select v.id, v.location_id, c.code as customer from visit v join customer c on c.id = v.customer_id
      where v.state = any($1) order by v.id desc limit 6`,
    [states],
  );
  const input = found && (await more(found.id));
  return found && input && { found, input: { visitId: toGlobalId('Visit', found.id), ...input } };
}

const atStore =
  (
    states: readonly string[],
    more?: (town: Town, dice: Dice, id: string) => Promise<object | undefined>,
  ) =>
  async (town: Town, dice: Dice): Promise<Drawn | undefined> => {
    const drawn = await visitIn(town, dice, states, more && ((id) => more(town, dice, id)));
    return drawn && keyed(await town.asSomebodyAt(drawn.found.location_id), drawn.input);
  };

const open: Command = {
  mutation: 'openVisit',
  weight: 4,
  selection: visit,
  draw: async (town, dice) =>
    keyed(await town.as(dice.pick(customers)), {
      locationId: town.shop.locationIds[dice.pick(stores)],
      upToMinor: dice.pick([3000, 30_000, 30_000]),
      paymentMethodToken: dice.pick(cards),
      returnUrl: 'https://shop.example/back',
    }),
  onDone: (town, _drawn, value) => {
    const { id, entryCode } = (value as { visit: { id: string; entryCode: string } }).visit;
    town.known.entryCodes.set(id, entryCode);
  },
};

const enter: Command = {
  mutation: 'enterStore',
  weight: 5,
  draw: atStore(['OPENED'], async (town, dice, id) => {
    const entryCode = town.known.entryCodes.get(toGlobalId('Visit', id)) ?? 'none';
    return { entryCode: dice.chance(0.05) ? 'WRONG234' : entryCode };
  }),
};

async function basketOf(town: Town, visitId: string) {
  return town.look<{ variant_id: string; units: number }>(
    `select variant_id, sum(delta)::int as units from visit_pick where visit_id = $1
      group by variant_id having sum(delta) > 0 order by 1`,
    [visitId],
  );
}

/** Mostly something is taken, sometimes put back: also more than was ever taken. */
const pick: Command = {
  mutation: 'recordVisitPicks',
  weight: 7,
  draw: atStore(['INSIDE'], async (town, dice, id) => {
    const [first] = await basketOf(town, id);
    const isBack = first && dice.chance(0.3);
    const back = { variantId: toGlobalId('Variant', first?.variant_id ?? ''), delta: -1 };
    const taken = { variantId: anyVariant(town, dice), delta: 1 + dice.below(2) };
    return { picks: [isBack ? back : taken] };
  }),
};

const leave: Command = {
  mutation: 'leaveStore',
  weight: 4,
  draw: atStore(['INSIDE']),
};

const correct: Command = {
  mutation: 'correctVisit',
  weight: 3,
  draw: atStore(['LEFT'], async (town, dice, id) => {
    const basket = await basketOf(town, id);
    const wrong = basket.filter(() => dice.chance(0.5));
    const notTaken = wrong.map(({ variant_id, units }) => ({
      variantId: toGlobalId('Variant', variant_id),
      quantity: 1 + dice.below(units),
    }));
    const more = { variantId: anyVariant(town, dice), quantity: 1 };
    const taken = notTaken.length === 0 || dice.chance(0.4) ? [more] : [];
    return { notTaken, taken, reason: 'seen on the film' };
  }),
};

const abandon: Command = {
  mutation: 'abandonVisit',
  weight: 1,
  draw: async (town, dice) => {
    const drawn = await visitIn(town, dice, ['OPENED']);
    return drawn && keyed(await town.as(drawn.found.customer), drawn.input);
  },
};

/** Customers who walk in, take what they want, and walk out. */
export const visitCommands: readonly Command[] = [open, enter, pick, leave, correct, abandon];
