import type { Reaction } from '../platform/jobs/reactions.js';
import { sellTags } from './commands/sell-tags.js';
import { putBackOfOrder } from './data/store.js';

/** Tags leave with the order that their cart has become, and are back in the store where it came to nothing. */
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
    name: 'tags: stay with a cancelled order',
    on: ['OrderCanceled'],
    handle: (event, gateway) =>
      gateway.runAsSystem(
        'putBackOfOrder',
        (work) => putBackOfOrder(work, String(event.payload['orderId'])),
        event.correlation_id,
      ),
  },
];
