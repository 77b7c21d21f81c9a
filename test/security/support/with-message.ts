import { tellAll } from '../../messaging/told.js';
import type { StockedShop } from '../../support/given.js';
import { answered } from '../../support/journey.js';
import type { Estate } from './estates.js';

const told = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) { messages { id } } }`;

/** What the buyer was told of the order. */
export async function withMessage(shop: StockedShop, estate: Estate): Promise<Estate> {
  await tellAll(shop);
  const { messages } = answered(await shop.ask(told, { id: estate.ids['Order'] }, estate.as));
  return { ...estate, ids: { ...estate.ids, Message: messages[0].id } };
}
