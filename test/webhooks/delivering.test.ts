import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs, secondMs } from '../../src/kernel/clock.js';
import { answered, fillCart, order } from '../support/journey.js';
import { deliverUntil, openPartnerShop, type PartnerShop } from './partner-shop.js';
import { isGenuine, type Receiver, startReceiver } from './receiver.js';

let here: PartnerShop;
let receiver: Receiver;
beforeAll(async () => {
  here = await openPartnerShop();
});
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  for (const { id } of await here.endpoints())
    await here.change('deleteWebhookEndpoint', { endpointId: id }, '');
  await receiver[Symbol.asyncDispose]();
});
afterAll(() => here[Symbol.asyncDispose]());

const placed = async () => order(here.shop, await fillCart(here.shop));

/** The only delivery of the only endpoint. */
async function onlyDelivery() {
  const [endpoint] = await here.endpoints();
  return endpoint.deliveries.nodes[0];
}

describe('news of an order', () => {
  it('reaches a partner, signed and in its order, without a word about the buyer', async () => {
    const { secret } = await here.register(receiver.url, [
      'OrderConfirmed',
      'PaymentAuthorized',
      'OrderPlaced',
    ]);
    const { order: bought, paymentIntent } = await placed();
    await deliverUntil(here, receiver, 3);
    const messages = receiver.messages();
    expect(messages.map(({ type }) => type)).toEqual([
      'OrderPlaced',
      'PaymentAuthorized',
      'OrderConfirmed',
    ]);
    expect(messages.map(({ data }) => data['orderId'])).toEqual([bought.id, bought.id, bought.id]);
    expect(messages[1]?.data).toMatchObject({
      paymentIntentId: paymentIntent.id,
      state: 'AUTHORIZED',
      amounts: { currency: 'EUR', authorizedMinor: bought.totals.total.amountMinor },
    });
    expect(receiver.received.every((each) => isGenuine(each, secret))).toBe(true);
    expect(new Set(receiver.ids()).size).toBe(3);
    expect(JSON.stringify(messages)).not.toMatch(/lea@example|Bernard|Léa/);
    const [endpoint] = await here.endpoints();
    const [newest] = endpoint.deliveries.nodes;
    expect(newest).toMatchObject({ state: 'DELIVERED', tries: 1, lastStatus: 204 });
    expect(newest.payload).toBe(receiver.received[2]?.text);
  });

  it('is not sent to those who did not ask for it, nor what happened before they asked', async () => {
    await placed();
    await here.register(receiver.url, ['OrderPlaced']);
    const { order: bought } = await placed();
    await deliverUntil(here, receiver, 1);
    await here.deliver();
    expect(receiver.messages().map(({ data }) => data['orderId'])).toEqual([bought.id]);
  });

  it('waits behind the one before it until that was taken', async () => {
    receiver.status = 500;
    await here.register(receiver.url, ['OrderPlaced', 'OrderConfirmed']);
    await placed();
    await deliverUntil(here, receiver, 1);
    await here.deliver();
    expect(receiver.messages().map(({ type }) => type)).toEqual(['OrderPlaced']);
    receiver.status = 200;
    await here.advance(6 * secondMs);
    await here.deliver();
    expect(receiver.messages().map(({ type }) => type)).toEqual([
      'OrderPlaced',
      'OrderPlaced',
      'OrderConfirmed',
    ]);
  });
});

// The library that verifies knows only the time of the wall, so this comes before time is moved far.
it('news is signed with both secrets for a day after a rotation', async () => {
  const { endpoint, secret } = await here.register(receiver.url);
  const rotated = answered(
    await here.change(
      'rotateWebhookSecret',
      { endpointId: endpoint.id },
      '... on RotateWebhookSecretPayload { secret }',
    ),
  );
  await here.change('sendTestWebhook', { endpointId: endpoint.id }, '');
  await here.deliver();
  const [first] = receiver.received;
  if (!first) throw new Error('nothing came');
  expect([isGenuine(first, secret), isGenuine(first, rotated.secret)]).toEqual([true, true]);
  await here.advance(dayMs + minuteMs);
  await here.change('sendTestWebhook', { endpointId: endpoint.id }, '');
  await here.deliver();
  expect(String(receiver.received[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1);
});

describe('what was not taken', () => {
  it.each([
    ['after an error', 500, { lastStatus: 500, lastError: null }],
    ['after a redirect, which is not followed', 302, { lastStatus: 302, lastError: null }],
    ['after silence', 'silence', { lastStatus: null, lastError: 'no answer in time' }],
  ] as const)('is sent again under the same id %s', async (_case, status, told) => {
    const { endpoint } = await here.register(receiver.url);
    receiver.status = status;
    await here.change('sendTestWebhook', { endpointId: endpoint.id }, '');
    await here.deliver();
    expect(await onlyDelivery()).toMatchObject({ state: 'PENDING', tries: 1, ...told });
    await here.deliver();
    expect(receiver.received).toHaveLength(1);
    receiver.status = 200;
    await here.advance(6 * secondMs);
    await here.deliver();
    expect(await onlyDelivery()).toMatchObject({ state: 'DELIVERED', tries: 2, lastStatus: 200 });
    expect(new Set(receiver.ids()).size).toBe(1);
    expect(receiver.received.map(({ path }) => path)).toEqual(['/news', '/news']);
    expect((await onlyDelivery()).attempts).toHaveLength(2);
  });

  it('is given up after a day, and the endpoint after days', async () => {
    const { endpoint } = await here.register(receiver.url);
    receiver.status = 503;
    await here.change('sendTestWebhook', { endpointId: endpoint.id }, '');
    await here.deliver();
    for (let hours = 0; hours < 30; hours += 1) {
      await here.advance(hourMs);
      await here.deliver();
    }
    expect(receiver.received).toHaveLength(8);
    expect(await onlyDelivery()).toMatchObject({ state: 'FAILED', tries: 8, nextTryAt: null });
    await here.advance(5 * dayMs);
    await here.change('sendTestWebhook', { endpointId: endpoint.id }, '');
    await here.deliver();
    expect((await here.endpoints())[0]).toMatchObject({ state: 'DISABLED' });
    expect(
      answered(
        await here.change(
          'sendTestWebhook',
          { endpointId: endpoint.id },
          '... on UserError { code }',
        ),
      ),
    ).toMatchObject({ code: 'WebhookEndpointDisabled' });
  });

  it('disables the endpoint at once where it is gone', async () => {
    const { endpoint } = await here.register(receiver.url);
    receiver.status = 410;
    await here.change('sendTestWebhook', { endpointId: endpoint.id }, '');
    await here.deliver();
    expect((await here.endpoints())[0]).toMatchObject({ state: 'DISABLED' });
    expect(await onlyDelivery()).toMatchObject({ state: 'FAILED', lastStatus: 410 });
  });
});

it('news is replayed under the same id, as often as is asked', async () => {
  const { endpoint } = await here.register(receiver.url);
  await here.change('sendTestWebhook', { endpointId: endpoint.id }, '');
  await here.deliver();
  const { id } = await onlyDelivery();
  await here.change('replayWebhookDelivery', { deliveryId: id }, '');
  await here.deliver();
  expect(receiver.received).toHaveLength(2);
  expect(new Set(receiver.ids()).size).toBe(1);
  expect(receiver.received[0]?.text).toBe(receiver.received[1]?.text);
});

it('an endpoint that is enabled again is told of what happens from then on', async () => {
  const { endpoint } = await here.register(receiver.url, ['OrderPlaced']);
  const change = { endpointId: endpoint.id };
  await here.change('updateWebhookEndpoint', { ...change, enabled: false }, '');
  expect((await here.endpoints())[0]).toMatchObject({ state: 'DISABLED' });
  await placed();
  await here.change('updateWebhookEndpoint', { ...change, enabled: true }, '');
  const { order: bought } = await placed();
  await deliverUntil(here, receiver, 1);
  await here.deliver();
  expect(receiver.messages().map(({ data }) => data['orderId'])).toEqual([bought.id]);
});
