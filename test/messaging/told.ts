import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../src/kernel/clock.js';
import { sendMessages } from '../../src/messaging/index.js';
import type { Asking } from '../support/app.js';
import type { StockedShop } from '../support/given.js';
import { answered, fillCart } from '../support/journey.js';
import { countStatements } from '../support/statements.js';

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

/** How many statements it takes to send so many of the messages to `buyer-…` again. */
export function costOfTelling(shop: StockedShop, clock: Clock) {
  const { gateway } = shop.app;
  const { pool } = gateway.database;
  const count = async (messages: number): Promise<number> => {
    await tellAll(shop);
    await pool.query(
      `update message set state = 'QUEUED', due_at = $1, reference = null, sent_at = null, ended_at = null
        where id in (select id from message where recipient like 'buyer-%' limit $2)`,
      [clock.now(), messages],
    );
    // What others do at the same time moves the journal on: it is not followed here.
    const { rows } = await pool.query(`update message_place p set tx = '9000000000000'::xid8
      from message_place old where old.id = p.id returning old.tx::text`);
    const statements = await countStatements(() => sendMessages(gateway, true));
    await pool.query('update message_place set tx = $1::xid8', [rows[0].tx]);
    return statements;
  };
  return async (messages: number) => {
    await count(messages);
    return count(messages);
  };
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
