import { Migration } from '@mikro-orm/migrations';

/** Devices of stores: registered by a supervisor, enrolled once with a code, bound to a location, and revocable. */
export class Devices extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table device (
        id uuid primary key references staff_member (id),
        location_id uuid not null references location (id),
        name text not null check (length(name) between 1 and 100),
        state text not null check (state in ('REGISTERED', 'ENROLLED', 'REVOKED')),
        code_hash bytea unique check (length(code_hash) = 32),
        code_expires_at timestamptz,
        public_key bytea check (length(public_key) = 32),
        registered_by text not null,
        registered_at timestamptz not null,
        enrolled_at timestamptz,
        revoked_at timestamptz,
        revoked_by text,
        revoked_because text check (length(revoked_because) between 1 and 500),
        constraint a_code_is_used_once check
          ((state = 'REGISTERED') = (code_hash is not null) and (code_hash is null) = (code_expires_at is null)),
        constraint enrolled_has_a_key check
          ((public_key is null) = (enrolled_at is null) and (state <> 'ENROLLED' or enrolled_at is not null)),
        constraint revoked_has_a_reason check
          ((state = 'REVOKED') = (revoked_at is not null) and num_nulls(revoked_at, revoked_by, revoked_because) in (0, 3))
      )`);
    this.addSql('create index device_newest on device (registered_at desc, id desc)');
    this.addSql(/* sql */ `
      alter table session drop constraint session_revoked_because_check,
        add constraint session_revoked_because_check
          check (revoked_because in ('SIGNED_OUT', 'REFRESH_TOKEN_REUSED', 'STRUCK_OFF'))`);
  }
}
