import type { Locale } from '../../kernel/refusal.js';
import type { SavedAddress } from '../domain/customer.js';
import type { Revocation } from '../domain/session.js';
import type { StaffKind } from '../domain/staff.js';

/** A customer as others may see one: no hash of a password. */
export interface CustomerRow {
  id: string;
  code: string | null;
  email: string;
  phone: string | null;
  first_name: string;
  last_name: string;
  locale: Locale;
  addresses: SavedAddress[];
  version: number;
  created_at: Date;
  by_last_name: string;
}

/** A member of staff as others may see one, with the locations where they work. */
export interface StaffRow {
  id: string;
  code: string;
  kind: StaffKind;
  name: string;
  active: boolean;
  location_ids: string[];
}

interface StaffTable {
  id: string;
  code: string;
  kind: StaffKind;
  name: string;
  email_key: string | null;
  password_hash: string | null;
  active: boolean;
  created_at: Date;
}

export interface SessionTable {
  id: string;
  customer_id: string | null;
  staff_id: string | null;
  created_at: Date;
  refreshed_at: Date;
  expires_at: Date;
  ends_at: Date;
  revoked_at: Date | null;
  revoked_because: Revocation | null;
}

export interface RefreshTokenTable {
  hash: Buffer;
  session_id: string;
  issued_at: Date;
  rotated_at: Date | null;
}

export interface CustomersTables {
  customer: CustomerRow & {
    email_key: string;
    by_first_name: string;
    password_hash: string | null;
  };
  staff_member: StaffTable;
  staff_location: { staff_id: string; location_id: string };
  session: SessionTable;
  refresh_token: RefreshTokenTable;
}
