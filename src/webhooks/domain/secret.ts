import { randomBytes } from 'node:crypto';

const secretBytes = 32;

/** A new secret, in the spelling of Standard Webhooks: `whsec_` and base64. */
export function newSecret(): string {
  return `whsec_${randomBytes(secretBytes).toString('base64')}`;
}
