import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { innerId } from '../../src/platform/graphql/node.js';
import { openSecret } from '../../src/webhooks/domain/sealed-secret.js';
import { webhookSecretKey } from '../../src/webhooks/index.js';
import { openPartnerShop, type PartnerShop } from './partner-shop.js';
import { type Receiver, startReceiver } from './receiver.js';

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

it('no secret lies open in the database, nor signs for another endpoint or under another key', async () => {
  const [one, other] = [await here.register(receiver.url), await here.register(receiver.url)];
  for (const { endpoint } of [one, other])
    await here.change('rotateWebhookSecret', { endpointId: endpoint.id }, '');
  const { pool } = here.shop.app.gateway.database;
  const { rows } = await pool.query(
    'select id, secret, previous_secret from webhook_endpoint where deleted_at is null',
  );
  expect(JSON.stringify(rows)).not.toContain('whsec_');
  expect(new Set(rows.flatMap((row) => [row.secret, row.previous_secret])).size).toBe(4);
  const key = here.shop.app.gateway.port(webhookSecretKey);
  const [first, second] = rows;
  expect(openSecret(key, first.id, first.secret)).toMatch(/^whsec_/);
  expect(openSecret(key, second.id, first.secret)).toBeUndefined();
  expect(openSecret('another key', first.id, first.secret)).toBeUndefined();
  expect(openSecret(key, first.id, 'whsec_kept_before')).toBe('whsec_kept_before');
});

it('of a secret that cannot be read says so, and holds up nobody else', async () => {
  const [broken, sound] = [await here.register(receiver.url), await here.register(receiver.url)];
  const { pool } = here.shop.app.gateway.database;
  await pool.query(`update webhook_endpoint set secret = 'sealed:1:' where id = $1`, [
    innerId('WebhookEndpoint', broken.endpoint.id),
  ]);
  for (const { endpoint } of [broken, sound])
    await here.change('sendTestWebhook', { endpointId: endpoint.id }, '');
  await here.deliver();
  expect(receiver.received).toHaveLength(1);
  const { rows } = await pool.query(
    'select last_error from webhook_delivery where last_error is not null',
  );
  expect(rows).toEqual([{ last_error: 'its secret cannot be read any more: rotate it' }]);
});
