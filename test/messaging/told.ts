import { setTimeout as pause } from 'node:timers/promises';
import { sendMessages } from '../../src/messaging/index.js';
import type { Asking } from '../support/app.js';
import type { StockedShop } from '../support/given.js';
import { answered, fillCart } from '../support/journey.js';

const withinMs = 30_000;
const lookEveryMs = 25;

/**
 * Follows the journal up to what has happened by now, and sends what is due. A transaction of another test that is
 * under way holds everybody back for as long as it takes.
 */
export async function tellAll({ app: { gateway } }: StockedShop): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    await sendMessages(gateway, true);
    const { rows } = await gateway.database.pool.query(
      'select from event e, message_place p where e.tx >= p.tx limit 1',
    );
    if (rows.length === 0) return;
    await pause(lookEveryMs);
  }
  throw new Error('the journal was not followed in time');
}

/** What somebody was sent, in the order in which it was. */
export async function toldTo(shop: StockedShop, recipient: string) {
  await tellAll(shop);
  return shop.sandbox.outbox.all(recipient);
}

const letters = /* GraphQL */ `query ($id: ID!) { order(id: $id) { messages { letter } } }`;

/** What the buyer of an order was told, in the order in which it was. */
export async function lettersOf(shop: StockedShop, id: string, as: Asking): Promise<string[]> {
  await tellAll(shop);
  const { messages } = answered(await shop.ask(letters, { id }, as));
  return messages.map(({ letter }: { readonly letter: string }) => letter);
}

const setContact = /* GraphQL */ `
  mutation ($input: SetCartContactInput!) { setCartContact(input: $input) { __typename } }`;

/** A cart of somebody with that address. */
export async function cartOf(shop: StockedShop, email: string, locale: 'fr' | 'en' = 'fr') {
  const cart = await fillCart(shop, {}, { locale });
  const contact = { email, firstName: 'Léa', lastName: 'Bernard' };
  const { errors } = await shop.ask(
    setContact,
    { input: { cartId: cart.cartId, contact } },
    cart.as,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return cart;
}
