import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { tables } from '../../platform/database/database.js';
import type { CustomersTables } from '../data/tables.js';
import { readEmail } from '../domain/email.js';
import type { StaffKind } from '../domain/staff.js';
import { staffSaved } from '../events.js';

/** Somebody, or something, that signs in to work. Devices and partners are kinds of staff. */
export interface SaveStaff {
  /** The retailer's own name for this member of staff: `agent-12`, `tablet-lyon-3`. */
  readonly code: string;
  readonly kind: StaffKind;
  readonly name: string;
  readonly email?: string | undefined;
  /** Made by `Passwords.hash`, before the transaction. */
  readonly passwordHash?: string | undefined;
  /** False strikes them off: their sessions are over within five seconds. */
  readonly active?: boolean;
  /** All the locations whose business they may see and do; those that are left out are taken away. */
  readonly locationIds: readonly string[];
}

/** Writes a member of staff, known by code: said again, it corrects the same one. */
export async function saveStaff(work: Work, input: SaveStaff): Promise<{ staffId: string }> {
  const email = input.email === undefined ? undefined : readEmail(input.email);
  if (input.email !== undefined && !email)
    throw new RangeError(`${input.code}: ${input.email} is not an e-mail address`);
  const row = {
    kind: input.kind,
    name: input.name,
    active: input.active ?? true,
    ...(email && { email_key: email.key }),
    ...(input.passwordHash !== undefined && { password_hash: input.passwordHash }),
  };
  const { id: staffId } = await tables<CustomersTables>(work.db)
    .insertInto('staff_member')
    .values({
      id: newId(),
      code: input.code,
      email_key: null,
      password_hash: null,
      created_at: work.now,
      ...row,
    })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
    .returning('id')
    .executeTakeFirstOrThrow();
  await placeStaff(work, staffId, input.locationIds);
  work.emit(staffSaved(staffId, { ...row, locationIds: input.locationIds }));
  return { staffId };
}

async function placeStaff(
  work: Work,
  staffId: string,
  locationIds: readonly string[],
): Promise<void> {
  const db = tables<CustomersTables>(work.db);
  await db.deleteFrom('staff_location').where('staff_id', '=', staffId).execute();
  if (locationIds.length === 0) return;
  await db
    .insertInto('staff_location')
    .values([...new Set(locationIds)].map((id) => ({ staff_id: staffId, location_id: id })))
    .execute();
}
