import { createHmac } from 'node:crypto';

/**
 * Signs one attempt as Standard Webhooks asks (https://www.standardwebhooks.com): the HMAC-SHA256 of
 * `id.timestamp.body`, where the timestamp counts seconds. A secret with the prefix `whsec_` is base64;
 * any other secret counts as it is written.
 */
export function signWebhook(
  secret: string,
  message: { readonly id: string; readonly timestampSeconds: number; readonly body: string },
): string {
  const key = secret.startsWith('whsec_')
    ? Buffer.from(secret.slice('whsec_'.length), 'base64')
    : Buffer.from(secret);
  const signed = `${message.id}.${message.timestampSeconds}.${message.body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}
