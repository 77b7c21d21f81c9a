import type { Letter, Told } from './letter.js';
import { ofTheExchanges } from './of-the-exchanges.js';
import { ofTheGoods } from './of-the-goods.js';
import { ofTheMoney } from './of-the-money.js';
import { ofTheOrder } from './of-the-order.js';
import { ofTheReturns } from './of-the-returns.js';
import { ofTheStore } from './of-the-store.js';
import { ofTheVisits } from './of-the-visits.js';

/** All that people are told. One event leads to one letter to one person at the most. */
export const letters: readonly Letter[] = [
  ...ofTheOrder,
  ...ofTheGoods,
  ...ofTheMoney,
  ...ofTheReturns,
  ...ofTheStore,
  ...ofTheVisits,
  ...ofTheExchanges,
];

/** The types of events that people are told of. */
export const toldEvents: readonly string[] = [...new Set(letters.map(({ on }) => on))];

/** The letters that tell of this news; none where nobody is told. */
export function lettersFor(type: string, facts: Told['facts']): readonly Letter[] {
  return letters.filter(({ on, when }) => on === type && (when?.(facts) ?? true));
}

/** The letter of that name. */
export function letterNamed(name: string): Letter {
  const found = letters.find((letter) => letter.name === name);
  if (!found) throw new Error(`there is no letter ${name}`);
  return found;
}
