import { expect, it } from 'vitest';
import { openPartnerShop } from './partner-shop.js';
import { isGenuine, startReceiver } from './receiver.js';

it('the shop delivers by itself what a partner asks for', async () => {
  await using here = await openPartnerShop({ workers: 2 });
  await using receiver = await startReceiver();
  const arrived = Promise.withResolvers<void>();
  receiver.onRequest = async () => arrived.resolve();
  const { endpoint, secret } = await here.register(receiver.url);
  await here.change('sendTestWebhook', { endpointId: endpoint.id }, '');
  await arrived.promise;
  const [message] = receiver.received;
  expect(message && isGenuine(message, secret)).toBe(true);
  expect(receiver.messages()[0]).toMatchObject({ type: 'WebhookTest', data: {} });
});
