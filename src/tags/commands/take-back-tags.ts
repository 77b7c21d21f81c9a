import type { Work } from '../../platform/commands/work.js';
import { putBack, readTags } from '../data/store.js';
import type { ScannedTag } from '../domain/outcomes.js';

export interface TakeBackTags {
  readonly epcs: readonly string[];
  /** They are not sold again. */
  readonly areDamaged: boolean;
}

/** Units that were sold are back in the store of who reads them, and can be sold again unless they are damaged. */
export async function takeBackTags(work: Work, { epcs, areDamaged }: TakeBackTags) {
  const [locationId = null, ...others] = work.caller.actor.locationIds;
  const place = others.length === 0 ? locationId : null;
  const state = areDamaged ? 'RETIRED' : 'IN_STORE';
  const taken = await putBack(work, epcs, { locationId: place, state });
  const back = new Set(taken.map(({ epc }) => epc));
  const taking = areDamaged ? 'RETIRED' : 'TAKEN_BACK';
  const known = new Map((await readTags(work.db, epcs)).map((tag) => [tag.epc, tag.variant_id]));
  const scanned = epcs.map((epc): ScannedTag => {
    const variantId = known.get(epc) ?? null;
    const unknown = variantId === null ? 'UNKNOWN' : 'NOT_SOLD';
    return { epc, variantId, outcome: back.has(epc) ? taking : unknown };
  });
  return { scanned };
}
