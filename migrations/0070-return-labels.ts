import { Migration } from '@mikro-orm/migrations';

/** The labels with which goods are sent back. */
export class ReturnLabels extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table return_label (
        return_id uuid primary key references return_order (id) deferrable initially deferred,
        carrier text,
        reference text,
        tracking_code text,
        label_url text,
        last_error text check (length(last_error) <= 200),
        due_at timestamptz,
        asked_at timestamptz not null,
        constraint a_label_is_whole check
          (num_nonnulls(carrier, reference, tracking_code, label_url) in (0, 4)),
        constraint a_label_is_bought_once check (label_url is null or due_at is null)
      )`);
    this.addSql(
      `comment on column return_label.due_at is 'When its carrier is asked for it, again; null where it is there, or will never be.'`,
    );
    this.addSql('create index return_label_due on return_label (due_at) where due_at is not null');
    this.addSql(/* sql */ `
      create unique index return_label_of_carrier on return_label (carrier, reference)
        where reference is not null`);
    this.addSql(/* sql */ `
      insert into return_label (return_id, due_at, asked_at)
      select id, now(), now() from return_order where method = 'LABEL' and state = 'APPROVED'`);
  }
}
