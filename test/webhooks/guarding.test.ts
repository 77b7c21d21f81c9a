import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { mayBeReached } from '../../src/webhooks/domain/address.js';
import { post } from '../../src/webhooks/sending/post.js';
import { openPartnerShop, type PartnerShop } from './partner-shop.js';
import { startReceiver } from './receiver.js';

let here: PartnerShop;
beforeAll(async () => {
  here = await openPartnerShop({ env: { WEBHOOK_LOOPBACK: 'false' } });
});
afterAll(() => here[Symbol.asyncDispose]());

describe('an endpoint is not opened', () => {
  it.each([
    ['https://169.254.169.254/latest/meta-data', 'NOT_PUBLIC'],
    ['https://localhost/', 'NOT_PUBLIC'],
    ['https://[::1]/', 'NOT_PUBLIC'],
    ['https://0x7f.1/', 'NOT_PUBLIC'],
    ['https://2130706433/', 'NOT_PUBLIC'],
    ['https://0.0.0.0/', 'NOT_PUBLIC'],
    ['https://10.0.0.8/', 'NOT_PUBLIC'],
    ['https://192.168.1.1/', 'NOT_PUBLIC'],
    ['https://100.64.0.1/', 'NOT_PUBLIC'],
    ['https://224.0.0.1/', 'NOT_PUBLIC'],
    ['https://[::ffff:127.0.0.1]/', 'NOT_PUBLIC'],
    ['https://[fd00::1]/', 'NOT_PUBLIC'],
    ['https://[fe80::1]/', 'NOT_PUBLIC'],
    ['https://[64:ff9b::7f00:1]/', 'NOT_PUBLIC'],
    ['http://93.184.215.14/', 'NOT_HTTPS'],
    ['file:///etc/passwd', 'NOT_HTTPS'],
    ['https://name:word@93.184.215.14/', 'CREDENTIALS'],
    ['https://nowhere.invalid/', 'UNRESOLVED'],
    ['news', 'MALFORMED'],
  ])('at %s', async (url, reason) => {
    expect(await here.register(url)).toMatchObject({
      __typename: 'WebhookUrlNotAllowed',
      reason,
    });
  });

  it('beyond as many as one may have', async () => {
    const answers = [];
    for (let count = 0; count <= 10; count += 1)
      answers.push((await here.register('https://93.184.215.14/', ['OrderPlaced'])).__typename);
    expect(answers.filter((each) => each === 'RegisterWebhookEndpointPayload')).toHaveLength(10);
    expect(answers.at(-1)).toBe('TooManyWebhookEndpoints');
  });
});

it('a name that has come to stand for this machine leads nowhere', async () => {
  await using receiver = await startReceiver();
  const { port } = new URL(receiver.url);
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    const answer = await post(`https://${host}:${port}/`, {}, '{}', {
      timeoutMs: 1000,
      allowLoopback: false,
    });
    expect(answer).toEqual({ status: null, error: 'the address is not public' });
  }
  expect(receiver.received).toEqual([]);
});

it('a name is followed to where it leads, where that is allowed', async () => {
  await using receiver = await startReceiver();
  const url = receiver.url.replace('127.0.0.1', 'localhost');
  const answer = await post(url, {}, '{}', { timeoutMs: 5000, allowLoopback: true });
  expect(answer).toEqual({ status: 204, error: null });
});

it('this machine alone is excepted where it is asked for', () => {
  expect([mayBeReached('127.0.0.1', true), mayBeReached('10.0.0.1', true)]).toEqual([true, false]);
  const production = { NODE_ENV: 'production', WEBHOOK_LOOPBACK: 'true' };
  expect(() => readConfig(production)).toThrow(/WEBHOOK_LOOPBACK/);
});

describe("another partner's endpoint", () => {
  it('is answered like one that is not there', async () => {
    const { endpoint } = await here.register('https://93.184.215.14/', ['OrderPlaced'], here.admin);
    const absent = Buffer.from('WebhookEndpoint:00000000-0000-4000-8000-000000000000').toString(
      'base64url',
    );
    for (const name of [
      'updateWebhookEndpoint',
      'rotateWebhookSecret',
      'deleteWebhookEndpoint',
      'sendTestWebhook',
    ]) {
      const foreign = await here.change(name, { endpointId: endpoint.id }, '');
      expect(foreign.errors?.[0]?.extensions.code, name).toBe('NOT_FOUND');
      const none = await here.change(name, { endpointId: absent }, '');
      expect(foreign.errors?.[0]?.message).toBe(none.errors?.[0]?.message);
    }
    const seen = (await here.endpoints()).map(({ id }: { id: string }) => id);
    expect(seen).not.toContain(endpoint.id);
  });

  it('has deliveries that nobody else replays', async () => {
    const [endpoint] = await here.endpoints(here.admin);
    await here.change('sendTestWebhook', { endpointId: endpoint.id }, '', here.admin);
    const [sent] = (await here.endpoints(here.admin))[0].deliveries.nodes;
    const answer = await here.change('replayWebhookDelivery', { deliveryId: sent.id }, '');
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('is not for shoppers and staff of a store', async () => {
    for (const persona of ['customer', 'associate', 'agent']) {
      const token = await here.shop.tokenOf(persona);
      const answer = await here.shop.ask('{ webhookEndpoints { nodes { id } } }', {}, { token });
      expect(answer.errors?.[0]?.extensions.code, persona).toBe('FORBIDDEN');
    }
  });
});
