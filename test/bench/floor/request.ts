import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request after routing. */
export interface FloorRequest {
  readonly id: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly raw: Buffer;
  readonly guestToken: string;
  json(): Record<string, unknown>;
}

/** A no, with its HTTP status. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly facts: object,
  ) {
    super('problem');
  }
}

/** The name under which a guest's things are stored. */
export function guestKey(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
