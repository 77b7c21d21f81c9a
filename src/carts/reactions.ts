import type { Reaction } from '../platform/jobs/reactions.js';
import { noteHoldExpired } from './commands/note-hold-expired.js';

export const cartReactions: readonly Reaction[] = [
  {
    name: 'carts-hold-expired',
    on: ['StockHoldExpired'],
    handle: (event, gateway) =>
      gateway.runAsSystem(
        'noteHoldExpired',
        (work) => noteHoldExpired(work, String(event.payload['cartId'])),
        event.correlation_id,
      ),
  },
];
