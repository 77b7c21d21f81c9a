import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendMessages } from '../../src/messaging/index.js';
import { prepareAtCounter } from '../support/counter.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey, order } from '../support/journey.js';
import { cartOf, tellAll, toldTo } from './told.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ workers: 0, gateways: 2 });
});
afterAll(() => shop.close());

const messagesOf = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) { messages { letter medium recipient state queuedAt sentAt endedAt } } }`;

it('tells the buyer of each step of a pickup once, in their language', async () => {
  const placed = (await order(shop, await cartOf(shop, 'lea@example.org'))).order;
  const [pickup] = placed.fulfilments;
  const handOver = await prepareAtCounter(shop, pickup);
  const gateways = shop.apps.map(({ gateway }) => gateway);
  const atOnce = [...gateways, ...gateways].map((gateway) => sendMessages(gateway, true));
  await Promise.all([...atOnce, tellAll(shop)]);
  await handOver();
  const told = await toldTo(shop, 'lea@example.org');
  expect(told.map(({ subject }) => subject)).toEqual([
    `Votre commande ${placed.number} est confirmée`,
    `Votre commande ${placed.number} vous attend`,
    `Votre commande ${placed.number} a été retirée`,
  ]);
  const ready = told[1]?.text ?? '';
  expect(ready).toContain('Bonjour Léa,');
  expect(ready).toContain(`Votre code de retrait : ${pickup.code}`);
  expect(ready).toContain('Lyon Bellecour, 1 rue de la République, 69002 Lyon Bellecour');
  expect(ready).toContain('- 1 × Article CAP-BLUE');
  expect(ready).toMatch(/gardée jusqu'au \w+ \d+ .* à \d\d:\d\d/);
});

it('writes in English to those who ordered in English', async () => {
  const placed = (await order(shop, await cartOf(shop, 'ann@example.org', 'en'))).order;
  const [confirmed] = await toldTo(shop, 'ann@example.org');
  expect(confirmed).toMatchObject({
    medium: 'email',
    subject: `Your order ${placed.number} is confirmed`,
    text: expect.stringContaining('Hello Léa,'),
  });
});

it('keeps no pickup code', async () => {
  const placed = (await order(shop, await cartOf(shop, 'zoe@example.org'))).order;
  await prepareAtCounter(shop, placed.fulfilments[0]);
  await toldTo(shop, 'zoe@example.org');
  const { rows } = await shop.app.gateway.database.pool.query<{ row: string }>(
    'select message::text as row from message',
  );
  expect(rows.filter(({ row }) => row.includes(placed.fulfilments[0].code))).toEqual([]);
});

it('shows the buyer and the back office what was told, and nobody else', async () => {
  const cart = await cartOf(shop, 'mia@example.org');
  const { id } = (await order(shop, cart)).order;
  await toldTo(shop, 'mia@example.org');
  const seenBy = async (as: object) =>
    answered(await shop.ask(messagesOf, { id }, as)).messages as object[];
  const told = [
    {
      letter: 'ORDER_CONFIRMED',
      medium: 'EMAIL',
      recipient: 'mia@example.org',
      state: 'SENT',
      queuedAt: expect.any(String),
      sentAt: expect.any(String),
      endedAt: null,
    },
  ];
  expect(await seenBy(cart.as)).toEqual(told);
  expect(await seenBy({ token: await shop.tokenOf('agent') })).toEqual(told);
  expect(await seenBy({ token: await shop.tokenOf('associate') })).toEqual([]);
});

it('refuses a second message of one step to one person', async () => {
  await order(shop, await cartOf(shop, 'eva@example.org'));
  await toldTo(shop, 'eva@example.org');
  const again = shop.app.gateway.database.pool.query(
    `insert into message (id, transition, subject, subject_id, letter, medium, recipient, locale, facts, state, due_at, queued_at)
      select gen_random_uuid(), transition, subject, subject_id, letter, medium, recipient, locale, facts, 'QUEUED',
      queued_at, queued_at from message`,
  );
  await expect(again).rejects.toThrow('told_once');
});

it('does not tell that goods wait which have gone meanwhile', async () => {
  const placed = (await order(shop, await cartOf(shop, 'lou@example.org'))).order;
  const handOver = await prepareAtCounter(shop, placed.fulfilments[0]);
  await handOver();
  const told = await toldTo(shop, 'lou@example.org');
  expect(told.map(({ subject }) => subject)).toEqual([
    `Votre commande ${placed.number} est confirmée`,
    `Votre commande ${placed.number} a été retirée`,
  ]);
});

describe('the back office', () => {
  const messagesTo = async (as: object, more: object = {}) =>
    answered(await shop.ask(listed, more, as)) as { nodes: Record<string, unknown>[] } | null;
  const listed = /* GraphQL */ `
    query ($customerId: ID, $states: [MessageState!]) {
      messages(customerId: $customerId, states: $states, first: 50) {
        nodes { id letter state isRepetition problem recipient order { number } } } }`;
  const again = /* GraphQL */ `
    mutation ($input: SendMessageAgainInput!) {
      sendMessageAgain(input: $input) {
        __typename ... on UserError { message } ... on SendMessageAgainPayload { sent { id state isRepetition } } } }`;
  const sendAgain = async (messageId: unknown, idempotencyKey = freshKey()) =>
    answered(
      await shop.ask(
        again,
        { input: { messageId, idempotencyKey } },
        { token: await shop.tokenOf('agent') },
      ),
    );

  it('sees what has failed, and why', async () => {
    const placed = (await order(shop, await cartOf(shop, 'refused@example.org'))).order;
    await tellAll(shop);
    const agent = { token: await shop.tokenOf('agent') };
    const failed = await messagesTo(agent, { states: ['FAILED'] });
    expect(failed?.nodes).toContainEqual({
      id: expect.any(String),
      letter: 'ORDER_CONFIRMED',
      state: 'FAILED',
      isRepetition: false,
      problem: 'the sender said 422',
      recipient: 'refused@example.org',
      order: { number: placed.number },
    });
  });

  it('sends a message again: with the same key once, of two at once one', async () => {
    const cart = await cartOf(shop, 'ada@example.org');
    await order(shop, cart);
    expect(await toldTo(shop, 'ada@example.org')).toHaveLength(1);
    const [first] = (await messagesTo(cart.as))?.nodes ?? [];
    expect(first).toMatchObject({ isRepetition: false, problem: null });
    const key = freshKey();
    const second = await sendAgain(first?.['id'], key);
    expect(second.sent).toMatchObject({ state: 'QUEUED', isRepetition: true });
    expect((await sendAgain(first?.['id'], key)).sent).toEqual(second.sent);
    expect((await sendAgain(second.sent.id)).__typename).toBe('MessageUnderWay');
    expect(await toldTo(shop, 'ada@example.org')).toHaveLength(2);

    const both = await Promise.all([sendAgain(first?.['id']), sendAgain(second.sent.id)]);
    expect(both.map((each) => each.__typename).toSorted()).toEqual([
      'MessageUnderWay',
      'SendMessageAgainPayload',
    ]);
    expect(await toldTo(shop, 'ada@example.org')).toHaveLength(3);
    expect((await messagesTo(cart.as))?.nodes).toHaveLength(3);
  });

  it('alone sees what others were told', async () => {
    const customer = { token: await shop.tokenOf('customer') };
    expect(await messagesTo(customer)).toEqual({ nodes: [] });
    expect(await messagesTo({})).toBeNull();
    const other = { token: await shop.tokenOf('other-customer') };
    const own = answered(await shop.ask('{ viewer { customer { id } } }', {}, customer));
    expect(await messagesTo(other, { customerId: own.customer.id })).toBeNull();
  });
});
