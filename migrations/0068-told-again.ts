import { Migration } from '@mikro-orm/migrations';

/** Messages that somebody has sent again; and people find what they were told. */
export class ToldAgain extends Migration {
  override up(): void {
    this.addSql('alter table message add column again_of uuid references message (id)');
    this.addSql('alter table message drop constraint told_once');
    this.addSql(
      'create unique index told_once on message (transition, recipient) where again_of is null',
    );
    // Of two who send it again at once, one does.
    this.addSql(/* sql */ `
      create unique index told_again_one_by_one on message (again_of)
        where again_of is not null and state = 'QUEUED'`);
    this.addSql(/* sql */ `
      create index message_by_customer on message (customer_id, queued_at, id) where customer_id is not null`);
    this.addSql(/* sql */ `
      create index message_by_guest on message (guest_key, queued_at, id) where guest_key is not null`);
    this.addSql('create index message_by_time on message (queued_at, id)');
    this.addSql(`create index message_failed on message (queued_at, id) where state = 'FAILED'`);
  }
}
