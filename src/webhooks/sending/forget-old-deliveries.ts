import { dayMs, later } from '../../kernel/clock.js';
import type { Gateway } from '../../platform/gateway.js';
import { forgetDelivered } from '../commands/forget-delivered.js';
import { webhookSending } from './port.js';

/** Removes what arrived longer ago than it is kept, batch by batch, each in a transaction of its own. */
export async function forgetOldDeliveries(gateway: Gateway): Promise<number> {
  const { keptDays } = gateway.port(webhookSending);
  const before = later(gateway.clock.now(), -keptDays * dayMs);
  let forgotten = 0;
  for (;;) {
    const batch = await gateway.runAsSystem('forgetDelivered', (work) =>
      forgetDelivered(work, before),
    );
    if (batch === 0) return forgotten;
    forgotten += batch;
  }
}
