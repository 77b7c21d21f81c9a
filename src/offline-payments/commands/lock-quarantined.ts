import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type BankLineRow, offlineTables } from '../data/tables.js';
import { lineNotQuarantined } from '../domain/refusals.js';

/** Locks a line of the bank that nobody has decided about; of two who decide at once the second is refused. */
export async function lockQuarantined(
  work: Work,
  lineId: string,
): Promise<BankLineRow | Refusal<'LineNotQuarantined'>> {
  const line = await offlineTables(work.db)
    .selectFrom('bank_line')
    .selectAll()
    .where('id', '=', lineId)
    .forUpdate()
    .executeTakeFirst();
  if (!line) throw new RequestError('NOT_FOUND', 'There is no such transfer.');
  return line.state === 'QUARANTINED' ? line : lineNotQuarantined({ state: line.state });
}
