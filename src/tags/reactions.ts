import type { Reaction } from '../platform/jobs/reactions.js';
import { putBackTags } from './commands/put-back-tags.js';
import { sellTags } from './commands/sell-tags.js';
import { type ReturnedGoods, takeBackReturned } from './commands/take-back-returned.js';

/** Tags leave with the order that their cart has become, and those of units that it will not have are back in the store. */
export const tagReactions: readonly Reaction[] = [
  {
    name: 'tags: leave with the order',
    on: ['CartConverted'],
    when: (payload) => payload['scanned'] === true,
    handle: (event, gateway) =>
      gateway.runAsSystem(
        'sellTags',
        (work) => sellTags(work, String(event.payload['cartId'])),
        event.correlation_id,
      ),
  },
  {
    name: 'tags: come back with a return',
    on: ['ReturnInspected'],
    handle: (event, gateway) =>
      gateway.runAsSystem(
        'takeBackReturned',
        (work) => takeBackReturned(work, event.payload as unknown as ReturnedGoods),
        event.correlation_id,
      ),
  },
  {
    name: 'tags: stay with a cancelled order',
    on: ['OrderCanceled'],
    handle: (event, gateway) =>
      gateway.runAsSystem(
        'putBackTags',
        (work) => putBackTags(work, String(event.payload['orderId'])),
        event.correlation_id,
      ),
  },
];
