import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import type { Fulfilment } from '../../domain/fulfilment.js';
import type { FulfilmentNotReady } from '../../domain/refusals.js';
import { fulfilmentNews } from '../../events.js';

/** Who collects instead of the buyer, and how they are told. */
export interface Collector {
  readonly name: string;
  readonly email: string | null;
}

/** Somebody else than the buyer will collect the goods, and show who they are. The caller holds the lock. */
export function nameCollector(
  work: Work,
  pickup: Fulfilment,
  { name, email }: Collector,
): Fulfilment | FulfilmentNotReady {
  const named = pickup.nameCollector(name, email);
  if (isRefusal(named)) return named;
  work.emit(fulfilmentNews('CollectorNamed', pickup, pickup.state));
  return pickup;
}
