import { worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { takeBack } from '../../stock/index.js';
import { findSetAside, writeDispositions } from '../data/dispositions.js';
import { unitsDoNotMatch } from '../domain/refusals.js';
import type { Disposition } from '../domain/return-lifecycle.js';
import { lockReturnHere } from './lock-return.js';

export interface ReleaseFromQuarantine {
  /** The line of the journal that had set them aside. */
  readonly dispositionId: string;
  readonly quantity: number;
  readonly disposition: Exclude<Disposition, 'QUARANTINE'>;
  readonly note: string | null;
}

/**
 * Judges units again that were set aside: they go back on sale where they lie, or are damaged. Refuses more than are
 * left there (UnitsDoNotMatch), also for two at once.
 */
export async function releaseFromQuarantine(work: Work, input: ReleaseFromQuarantine) {
  const { dispositionId, quantity, disposition, note } = input;
  const known = await findSetAside(work, dispositionId);
  if (!known || !worksAt(work.caller.actor, known.location_id)) throw noSuchUnits();
  const { returned, locationId } = await lockReturnHere(work, known.return_id);
  const setAside = await findSetAside(work, dispositionId);
  const line = returned.lines.find(({ id }) => id === known.return_line_id);
  if (!setAside || !line) throw noSuchUnits();
  if (quantity > setAside.left)
    return unitsDoNotMatch({
      returnLineId: line.id,
      expectedUnits: setAside.left,
      givenUnits: quantity,
    });
  const judged = { returnLineId: line.id, quantity, disposition, note };
  await writeDispositions(work, [{ ...judged, locationId, releases: dispositionId }]);
  await takeBack(work, {
    locationId,
    lines: [{ variantId: line.variantId, quantity, damaged: disposition === 'DAMAGED' }],
    reason: returned.number,
  });
  return { returnId: returned.id };
}

function noSuchUnits(): RequestError {
  return new RequestError('NOT_FOUND', 'There are no such units.');
}
