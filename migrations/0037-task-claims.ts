import { Migration } from '@mikro-orm/migrations';

/** Who works on which task of a location: one person at a time, for as long as their claim lasts. */
export class TaskClaims extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table task_claim (
        fulfilment_id uuid primary key references fulfilment (id),
        claimed_by text not null,
        claimed_at timestamptz not null,
        until timestamptz not null,
        constraint a_claim_lasts check (until > claimed_at)
      )`);
    this.addSql('create index task_claim_by_holder on task_claim (claimed_by, until)');
  }
}
