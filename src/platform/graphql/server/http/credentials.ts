import type { IncomingHttpHeaders } from 'node:http';
import type { Credentials } from '../options.js';

/** Reads what identifies a caller from the headers of a request. */
export function credentialsFrom(
  headers: IncomingHttpHeaders,
  ip: string,
  correlationId: string,
): Credentials {
  return {
    ip,
    correlationId,
    ...optional('authorization', headers.authorization),
    ...optional('guestToken', headers['x-guest-token']),
    ...optional('acceptLanguage', headers['accept-language']),
    ...optional('userAgent', headers['user-agent']),
    ...optional('channel', headers['x-channel']),
  };
}

/** A key that is there only with a text; a header that was sent twice counts once. */
export function optional<Key extends string>(
  key: Key,
  value: unknown,
): { readonly [K in Key]?: string } {
  const text = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' && text !== ''
    ? ({ [key]: text } as { readonly [K in Key]?: string })
    : {};
}
