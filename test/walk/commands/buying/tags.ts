import type { Dice } from '../../../security/support/dice.js';
import { sgtinOf } from '../../../tags/sgtin-of.js';
import { type Command, type Drawn, keyed } from '../../command.js';
import { barcodes, stores, type Town, tills } from '../../town.js';
import { ownerOf } from './carts.js';

/** So many units of each article have a tag: few enough that the same ones are read again. */
const tagged = 30n;

/** Some tags as a reader sees them, and now and then one that is none of ours. */
function reading(dice: Dice): string[] {
  return Array.from({ length: 1 + dice.below(3) }, () => {
    const barcode = dice.chance(0.05) ? '9999999999990' : dice.pick(Object.values(barcodes));
    const serial = BigInt(dice.below(Number(tagged)));
    return sgtinOf(`0${barcode.slice(0, 12)}`, 7, serial);
  });
}

/** A till of a store reads into one of the carts that were opened there. */
async function atTill(town: Town, dice: Dice): Promise<Drawn | undefined> {
  const late = town.known.carts.slice(-20);
  const opened = late.filter(({ persona = '' }) => tills.includes(persona)).slice(-3);
  if (opened.length === 0) return undefined;
  const cart = dice.pick(opened);
  return keyed(await ownerOf(town, cart), { cartId: cart.id, epcs: reading(dice) });
}

const scan: Command = { mutation: 'addScannedItems', weight: 5, draw: atTill };
const putBack: Command = { mutation: 'removeScannedItems', weight: 1, draw: atTill };

const takeBack: Command = {
  mutation: 'takeBackTags',
  weight: 2,
  draw: async (town, dice) => {
    const sold = await town.look<{ epc: string }>(
      `select epc from tag where state = 'SOLD' order by epc`,
    );
    if (sold.length === 0) return undefined;
    const epcs = [dice.pick(sold).epc, ...(dice.chance(0.2) ? reading(dice) : [])];
    const persona = dice.pick(stores) === 'LYON' ? 'associate' : 'associate-paris';
    return keyed(await town.as(persona), { epcs, areDamaged: dice.chance(0.2) });
  },
};

/** Tills where buyers help themselves. */
export const tagCommands: readonly Command[] = [scan, putBack, takeBack];
