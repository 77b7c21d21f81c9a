import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { takeBack } from '../../stock/index.js';
import { writeDispositions } from '../data/dispositions.js';
import type { JudgedUnits } from '../domain/return-order.js';
import { returnNews } from '../events.js';
import { assertLinesOf, lockReturnHere } from './lock-return.js';

export interface InspectReturn {
  readonly returnId: string;
  readonly units: readonly JudgedUnits[];
}

/**
 * Says of every unit that has come what becomes of it: back on sale here, set aside, or damaged. The order counts them
 * as returned, and the stock of this place follows, in the same transaction. Refuses where not all units are judged
 * (UnitsDoNotMatch), or they were before (ReturnNotInState).
 */
export async function inspectReturn(work: Work, { returnId, units }: InspectReturn) {
  const { order, returned, locationId } = await lockReturnHere(work, returnId);
  assertLinesOf(returned, units);
  const from = returned.state;
  const known = units.filter(({ quantity }) => quantity > 0);
  const moved = returned.inspect(known, work.now);
  if (isRefusal(moved)) return moved;
  for (const line of returned.lines)
    order.lines.find(({ id }) => id === line.orderLineId)?.takeBack(line.inspected);
  await work.em.flush();
  await writeDispositions(
    work,
    known.map((unit) => ({ ...unit, locationId, releases: null })),
  );
  const variantOf = new Map(returned.lines.map((line) => [line.id, line.variantId]));
  await takeBack(work, {
    locationId,
    lines: known
      .filter(({ disposition }) => disposition !== 'QUARANTINE')
      .map(({ returnLineId, quantity, disposition }) => ({
        variantId: variantOf.get(returnLineId) ?? '',
        quantity,
        damaged: disposition === 'DAMAGED',
      })),
    reason: returned.number,
  });
  const inspected = Object.groupBy(known, ({ disposition }) => disposition);
  work.emit(
    returnNews('ReturnInspected', returned, from, {
      goods: known.map(({ returnLineId, quantity, disposition }) => ({
        variantId: variantOf.get(returnLineId) ?? '',
        quantity,
        disposition,
      })),
      units: Object.fromEntries(
        Object.entries(inspected).map(([disposition, each]) => [
          disposition,
          each.reduce((sum, { quantity }) => sum + quantity, 0),
        ]),
      ),
    }),
  );
  return { returnId };
}
