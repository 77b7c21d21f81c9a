import { anHourAgo, type PlantedError } from './planted-error.js';

/** Errors in who has goods that wait. */
export const ofPickups: readonly PlantedError[] = [
  {
    promise: 'Liveness: no pickup waits for its buyer',
    error: 'goods that are kept for ever',
    statement: `update fulfilment set state = 'READY', keep_until = ${anHourAgo} - interval '1 minute'
      where kind = 'PICKUP'`,
  },
  {
    promise: 'Goods that somebody has to show who they are for',
    error: 'goods that were given to somebody nobody looked at',
    statement: `update fulfilment set identity_check = 'VALUE' where state = 'HANDED_OVER'`,
    withoutGuard: 'alter table fulfilment drop constraint handed_to_whom_it_may_concern',
  },
];
