import { Migration } from '@mikro-orm/migrations';

/** Labels of returns that come to nothing are given back to their carriers. */
export class UnusedReturnLabels extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table return_label
        add column void_due_at timestamptz,
        add constraint a_label_is_bought_or_given_back check (void_due_at is null or due_at is null)`);
    this.addSql(
      `comment on column return_label.void_due_at is 'When it is given back to its carrier, tried again; null where it is used, or was given back.'`,
    );
    this.addSql(
      'create index return_label_to_void on return_label (void_due_at) where void_due_at is not null',
    );
  }
}
