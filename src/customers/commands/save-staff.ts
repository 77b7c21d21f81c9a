import { sql } from 'kysely';
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

/** Writes a member of staff, known by code: said again, it corrects the same one, and tells only of what is new. */
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
  const locationIds = [...new Set(input.locationIds)].sort();
  const known = await lockStaff(work, input.code);
  if (known && isSame(known, { ...row, location_ids: locationIds })) return { staffId: known.id };
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
  await placeStaff(work, staffId, locationIds);
  work.emit(staffSaved(staffId, { ...row, locationIds }));
  return { staffId };
}

type KnownStaff = CustomersTables['staff_member'] & { readonly location_ids: readonly string[] };

async function lockStaff(work: Work, code: string): Promise<KnownStaff | undefined> {
  const { rows } = await sql<KnownStaff>`
    select s.*, array(
      select l.location_id::text from staff_location l where l.staff_id = s.id order by 1
    ) as location_ids
    from staff_member s where s.code = ${code} for no key update`.execute(work.db);
  return rows[0];
}

function isSame(known: KnownStaff, given: Partial<KnownStaff>): boolean {
  const columns = Object.keys(given) as (keyof KnownStaff)[];
  return columns.every((column) => JSON.stringify(known[column]) === JSON.stringify(given[column]));
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
    .values(locationIds.map((id) => ({ staff_id: staffId, location_id: id })))
    .execute();
}
