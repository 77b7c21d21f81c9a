import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { LineUnits } from '../domain/transfer.js';
import type { TransferUnitsInput } from './inputs.js';

export const maxLines = 100;

/** The named units of lines; null where all are meant. */
export function readUnits(
  lines: readonly TransferUnitsInput[] | null | undefined,
): readonly LineUnits[] | null {
  if (lines == null) return null;
  if (lines.length > maxLines)
    throw new RequestError('BAD_USER_INPUT', `At most ${maxLines} lines at once.`);
  return lines.map(({ lineId, quantity }) => ({
    lineId: innerId('TransferLine', lineId),
    quantity,
  }));
}
