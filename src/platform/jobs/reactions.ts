import type { EventRow } from '../events/event.js';
import type { Gateway } from '../gateway.js';
import type { Hearer } from './hearers.js';

/** What a module does when it hears of something. It may be called more than once for the same event. */
export interface Reaction extends Hearer {
  handle(event: EventRow, gateway: Gateway): Promise<void>;
}
