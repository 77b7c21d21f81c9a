import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { deadlineAt, findLocation } from '../../locations/index.js';
import type { Work } from '../../platform/commands/work.js';
import { pickupRuleOf } from '../data/pickup-rules.js';
import type { Fulfilment } from '../domain/fulfilment.js';
import { asksForIdentity, type PickupRule, waitingTime } from '../domain/pickup-rule.js';
import type { FulfilmentNotReady } from '../domain/refusals.js';
import { fulfilmentNews } from '../events.js';

/**
 * The goods are together: a pickup waits for its buyer as long as the rule of its place says, a shipment for the carrier.
 * Where goods of that value are only given to somebody who shows who they are, it is noted. The caller holds the lock.
 */
export async function finishPicking(
  work: Work,
  fulfilment: Fulfilment,
  currency: string,
): Promise<Fulfilment | FulfilmentNotReady | Refusal<'PickNotFinished' | 'NothingPicked'>> {
  const from = fulfilment.state;
  const isPickup = fulfilment.kind === 'PICKUP';
  const place = fulfilment.collectAt ?? fulfilment.stockFrom;
  const rule = isPickup ? await pickupRuleOf(work.db, place) : null;
  const waiting = rule && (await waitingAt(work, place, rule));
  const done = fulfilment.finishPicking(work.now, waiting);
  if (isRefusal(done)) return done;
  const amountMinor = fulfilment.worthMinor;
  if (rule && asksForIdentity(rule, { amountMinor, currency })) fulfilment.askForIdentity('VALUE');
  work.emit(
    fulfilmentNews(isPickup ? 'PickupReady' : 'ShipmentPacked', fulfilment, from, {
      keepUntil: fulfilment.keepUntil,
      hasCollector: fulfilment.collectorEmail !== null,
    }),
  );
  return fulfilment;
}

async function waitingAt(work: Work, place: string, rule: PickupRule) {
  const location = await findLocation(work.db, place);
  if (!location) throw new Error(`there is no location ${place}`);
  return waitingTime(rule, work.now, (at) => deadlineAt(location, at));
}
