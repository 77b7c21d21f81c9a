import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { findCardNumber } from '../../kernel/card-number.js';

const shape = /^[\w-]{8,64}$/;

/** Random once for the process, then counted: unique, and free of cost on every request. */
const processName = randomBytes(9).toString('base64url');
let count = 0;

/** The caller's own id for its request where it gave a fitting one, so that its logs and ours can be joined. */
export function correlationIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-correlation-id'] ?? headers['x-request-id'];
  if (typeof given === 'string' && shape.test(given) && !findCardNumber(given)) return given;
  count += 1;
  return `${processName}-${count.toString(36)}`;
}
