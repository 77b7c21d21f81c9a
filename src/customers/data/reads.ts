import { type Kysely, sql } from 'kysely';
import type { Locale } from '../../kernel/refusal.js';
import { tables } from '../../platform/database/database.js';
import type { StaffKind } from '../domain/staff.js';
import type { CustomerRow, CustomersTables, StaffRow } from './tables.js';

/** All but the hash of the password. */
export const customerColumns = [
  'id',
  'code',
  'email',
  'phone',
  'first_name',
  'last_name',
  'locale',
  'addresses',
  'version',
  'created_at',
  'by_last_name',
] as const;

/** Customers by their inner ids, in any order. Who may see which of them is for the caller to decide. */
export function findCustomers(db: Kysely<unknown>, ids: readonly string[]): Promise<CustomerRow[]> {
  return tables<CustomersTables>(db)
    .selectFrom('customer')
    .select(customerColumns)
    .where('id', 'in', [...ids])
    .execute();
}

/** Who has an account with this e-mail, and the hash to compare a password with. */
export function customerToSignIn(db: Kysely<unknown>, emailKey: string) {
  return tables<CustomersTables>(db)
    .selectFrom('customer')
    .select(['id', 'password_hash'])
    .where('email_key', '=', emailKey)
    .executeTakeFirst();
}

export function staffToSignIn(db: Kysely<unknown>, emailKey: string) {
  return tables<CustomersTables>(db)
    .selectFrom('staff_member')
    .select(['id', 'kind', 'password_hash'])
    .where('email_key', '=', emailKey)
    .where('active', '=', true)
    .executeTakeFirst();
}

export function findStaff(db: Kysely<unknown>, ids: readonly string[]): Promise<StaffRow[]> {
  return staffRows(db)
    .where('staff_member.id', 'in', [...ids])
    .execute();
}

export function findStaffByCode(db: Kysely<unknown>, code: string): Promise<StaffRow | undefined> {
  return staffRows(db).where('staff_member.code', '=', code).executeTakeFirst();
}

export function findCustomerIdByCode(db: Kysely<unknown>, code: string) {
  return tables<CustomersTables>(db)
    .selectFrom('customer')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst();
}

function staffRows(db: Kysely<unknown>) {
  return tables<CustomersTables>(db)
    .selectFrom('staff_member')
    .select(['staff_member.id', 'code', 'kind', 'name', 'active', staffLocations]);
}

const staffLocations = sql<string[]>`array(
  select location_id::text from staff_location
  where staff_id = staff_member.id order by location_id)`.as('location_ids');

/** A session as it stands in the database: whose it is, and whether it may be used. */
export interface SessionRow {
  expires_at: Date;
  revoked_at: Date | null;
  customer_id: string | null;
  customer_locale: Locale | null;
  staff_id: string | null;
  staff_kind: StaffKind | null;
  staff_active: boolean | null;
  location_ids: string[];
}

export function readSession(
  db: Kysely<unknown>,
  sessionId: string,
): Promise<SessionRow | undefined> {
  return tables<CustomersTables>(db)
    .selectFrom('session')
    .leftJoin('staff_member', 'staff_member.id', 'session.staff_id')
    .leftJoin('customer', 'customer.id', 'session.customer_id')
    .select([
      'session.expires_at',
      'session.revoked_at',
      'session.customer_id',
      'customer.locale as customer_locale',
      'session.staff_id',
      'staff_member.kind as staff_kind',
      'staff_member.active as staff_active',
      staffLocations,
    ])
    .where('session.id', '=', sessionId)
    .executeTakeFirst();
}
