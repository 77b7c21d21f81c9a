import type { Caller } from '../../platform/auth/caller.js';

/** A caller of whom the network address is known, by which attempts are counted. */
export interface CallerFromNetwork extends Caller {
  readonly ip: string;
}

/** The network address of a caller; undefined for the gateway itself. */
export function addressOf(caller: Caller): string | undefined {
  return (caller as Partial<CallerFromNetwork>).ip;
}
