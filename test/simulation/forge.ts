import { newId } from '../../src/kernel/ids.js';
import { signWebhook } from '../../src/sandbox/index.js';
import { testSecrets } from '../support/app.js';
import type { Story } from './story.js';

const strangersSecret = 'whsec_bm90LXRoZS1zZWNyZXQtb2YtdGhlLXNhbmRib3gtYXQtYWxsIQ==';

/**
 * News that a payment was made which the bank has turned down, or waits to be asked about: sent by somebody who
 * knows all but the secret, or, to see what the signature is worth, the secret too.
 */
export async function forgeNews(story: Story, knowsTheSecret: boolean): Promise<string> {
  const { shop, clock } = story.world;
  const [payment] = (await story.bookings()).filter(
    ({ status }) => status === 'declined' || status === 'requires_action',
  );
  if (!payment) return 'nothing to forge';
  const { nextAction: _, declineCode: __, ...rest } = payment;
  const id = `evt_${newId()}`;
  const body = JSON.stringify({
    id,
    type: 'payment.authorized',
    createdAt: clock.now().toISOString(),
    data: { payment: { ...rest, status: 'authorized', amountAuthorized: payment.amount } },
  });
  const timestampSeconds = Math.floor(clock.now().getTime() / 1000);
  const [ours] = testSecrets.sandboxWebhooks;
  const secret = knowsTheSecret && ours ? ours : strangersSecret;
  const answer = await fetch(`${shop.url}/webhooks/sandbox`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestampSeconds),
      'webhook-signature': signWebhook(secret, { id, timestampSeconds, body }),
    },
    body,
  });
  return `forged news: ${answer.status}`;
}
