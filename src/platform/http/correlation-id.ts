import type { IncomingMessage } from 'node:http';
import { findCardNumber } from '../../kernel/card-number.js';
import { newId } from '../../kernel/ids.js';

const shape = /^[\w-]{8,64}$/;

/** The caller's own id for its request where it gave a fitting one, so that its logs and ours can be joined. */
export function correlationIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-correlation-id'] ?? headers['x-request-id'];
  if (typeof given !== 'string' || !shape.test(given) || findCardNumber(given)) return newId();
  return given;
}
