import type { Locale } from '../../kernel/refusal.js';
import { type Actor, type Channel, system } from './actor.js';

/** Who calls, through which channel, in which language, and the id that ties all traces of the call together. */
export interface Caller {
  readonly actor: Actor;
  readonly channel: Channel;
  readonly locale: Locale;
  readonly correlationId: string;
}

/** The gateway itself: sweeps, reactions, webhooks. */
export function systemCaller(correlationId: string): Caller {
  return { actor: system, channel: 'WEB', locale: 'fr', correlationId };
}
