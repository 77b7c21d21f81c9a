import { createHmac, timingSafeEqual } from 'node:crypto';
import { secondMs } from '../../kernel/clock.js';
import type { WebhookMessage } from './provider.js';

/** How far the clock of a message may be from ours; an older one may be a replay. */
export const webhookToleranceMs = 300 * secondMs;

/**
 * Checks a message signed as Standard Webhooks says (https://www.standardwebhooks.com): `webhook-signature`
 * holds `v1,<base64>` of the HMAC-SHA256 of `id.timestamp.body`, several where secrets are being changed. The
 * raw bytes are signed, never JSON that was written again. Answers the message's id, or undefined.
 */
export function verifiedWebhookId(
  { headers, body }: WebhookMessage,
  secrets: readonly string[],
  now: Date,
): string | undefined {
  const id = single(headers['webhook-id']);
  const timestamp = single(headers['webhook-timestamp']);
  const signatures = single(headers['webhook-signature']);
  if (!id || !timestamp || !signatures) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return undefined;
  if (Math.abs(now.getTime() - Number(timestamp) * secondMs) > webhookToleranceMs) return undefined;
  const given = signatures.split(' ').slice(0, 10).map(bytesOf);
  const expected = secrets.map((secret) => sign(secret, `${id}.${timestamp}.`, body));
  // Every pair is compared, so that the time tells nothing about which of them was nearly right.
  const matches = expected.flatMap((wanted) =>
    given.map((each) => each.length === wanted.length && timingSafeEqual(each, wanted)),
  );
  return matches.includes(true) ? id : undefined;
}

/** A secret with the prefix `whsec_` is base64; any other counts as it is written. */
function sign(secret: string, head: string, body: Buffer): Buffer {
  const key = secret.startsWith('whsec_')
    ? Buffer.from(secret.slice('whsec_'.length), 'base64')
    : Buffer.from(secret);
  return createHmac('sha256', key).update(head).update(body).digest();
}

function bytesOf(signature: string): Buffer {
  return signature.startsWith('v1,')
    ? Buffer.from(signature.slice('v1,'.length), 'base64')
    : Buffer.alloc(0);
}

function single(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
