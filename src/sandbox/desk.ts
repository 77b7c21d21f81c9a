import type { Clock } from '../kernel/clock.js';
import type { Books } from './books/books.js';
import type { CarrierDesk } from './carrier/carrier-desk.js';
import type { Plans } from './control/plans.js';
import type { Log } from './log.js';
import type { Outbox } from './outbox/outbox.js';
import type { Courier } from './webhooks/courier.js';

/** What every part of the running sandbox works with. */
export interface Desk {
  readonly books: Books;
  readonly clock: Clock;
  readonly courier: Courier;
  readonly plans: Plans;
  readonly outbox: Outbox;
  readonly carrier: CarrierDesk;
  readonly log: Log;
  /** Where people reach the pages, without a slash at the end. Known once the server listens. */
  readonly address: { baseUrl: string };
  readonly fingerprintOf: (number: string) => string;
  /** How long a call that is never answered is held open. */
  readonly holdMs: number;
  readonly slowMs: number;
}
