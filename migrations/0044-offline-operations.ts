import { Migration } from '@mikro-orm/migrations';

/** What devices have done without a network, each operation once, with what became of it. */
export class OfflineOperations extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table device_operation (
        device_id uuid not null references device (id),
        counter bigint not null check (counter > 0),
        kind text not null check (kind in ('ACCEPT', 'PICK', 'MARK_READY', 'HAND_OVER')),
        task_id uuid not null,
        signature bytea not null check (length(signature) = 64),
        recorded_at timestamptz not null,
        outcome text not null check (outcome in ('DONE', 'CONFLICT')),
        code text,
        proposal text check (proposal in ('DISCARD', 'CORRECT', 'REPEAT', 'ASK_SUPERVISOR')),
        messages jsonb,
        replayed_at timestamptz not null,
        primary key (device_id, counter),
        constraint a_conflict_is_explained check
          (num_nonnulls(code, proposal, messages) = case outcome when 'CONFLICT' then 3 else 0 end)
      )`);
    this.addSql(/* sql */ `
      create trigger device_operation_is_a_journal before update or delete or truncate on device_operation
        for each statement execute function refuse_change()`);
  }
}
