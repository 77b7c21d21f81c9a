import { toGlobalId } from '../../src/platform/graphql/node.js';
import type { Dice } from '../security/support/dice.js';
import type { Asking } from '../support/app.js';
import { freshKey } from '../support/journey.js';
import type { Town } from './town.js';

/** Who asks for what. */
export interface Drawn {
  readonly input: Readonly<Record<string, unknown>>;
  readonly as: Asking;
}

/** A mutation that somebody may come to call, with values that are mostly possible. */
export interface Command {
  readonly mutation: string;
  /** How often it comes, in parts of all. */
  readonly weight: number;
  /** Undefined where the town has nothing that it could be about. */
  readonly draw: (town: Town, dice: Dice) => Promise<Drawn | undefined>;
  /** What the answer tells, beside its type. */
  readonly selection?: string;
  /** Told of every answer that is no refusal. */
  readonly onDone?: (town: Town, drawn: Drawn, value: Record<string, unknown>) => void;
}

/** Asks with a key that was never used before. */
export function keyed(as: Asking, input: object): Drawn {
  return { as, input: { ...input, idempotencyKey: freshKey() } };
}

/** Units of something. */
export interface Units {
  readonly id: string;
  readonly quantity: number;
}

/** The lines of something, oldest first. */
export function unitsOf(
  town: Town,
  table: 'order_line' | 'fulfilment_line' | 'transfer_line' | 'return_line',
  ownerId: string,
): Promise<Units[]> {
  const owner = table.replace('_line', '_id');
  return town.look<Units>(
    `select id, quantity from ${table} where ${owner} = $1 order by position`,
    [ownerId],
  );
}

/** One line of an order, and a part of its units. */
export async function someUnitsOfOrder(town: Town, dice: Dice, orderId: string) {
  const line = dice.pick(await unitsOf(town, 'order_line', orderId));
  const quantity = 1 + dice.below(line.quantity);
  return { lineId: toGlobalId('OrderLine', line.id), quantity };
}

export const anyVariant = (town: Town, dice: Dice): string =>
  dice.pick(Object.values(town.shop.variantIds));

/** A way out of the shop: a parcel, or the counter of a store. */
export function wayOut(town: Town, dice: Dice) {
  const { LYON, PARIS } = town.shop.locationIds;
  return dice.chance(0.35)
    ? { kind: 'SHIP' }
    : { kind: 'PICKUP', locationId: dice.pick([LYON, PARIS]) };
}

export const addresses = [
  { line1: '3 rue Mercière', postalCode: '69002', city: 'Lyon' },
  { line1: '1 rue de la Paix', postalCode: '75002', city: 'Paris' },
].map((place) => ({ name: 'Léa Bernard', countryCode: 'FR', ...place }));

export const somebody = { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' };
