import { Migration } from '@mikro-orm/migrations';

/** Refunds that leave on a card which its holder presents at a terminal. */
export class TerminalRefunds extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table refund
        drop constraint refund_tender_check,
        add constraint refund_tender_check check
          (tender in ('ORIGINAL', 'TERMINAL', 'STORE_CREDIT', 'GIFT_CARD', 'CASH', 'EXCHANGE'))`);
    this.addSql(/* sql */ `
      create table terminal_refund (
        id uuid primary key,
        payout_id uuid not null references refund_payout (operation_id),
        refund_id uuid not null references refund (id),
        location_id uuid not null references location (id),
        provider text not null,
        state text not null check (state in ('REQUESTED', 'SUCCEEDED', 'FAILED')),
        amount_minor bigint not null check (amount_minor > 0),
        currency text not null,
        card_token text,
        card_brand text,
        card_last4 text check (card_last4 ~ '^[0-9]{4}$'),
        reference text,
        code text,
        sent boolean not null,
        leased_until timestamptz,
        enquire_at timestamptz,
        enquiries integer not null,
        requested_by_kind text not null,
        requested_by_id text,
        channel text not null,
        correlation_id text not null,
        requested_at timestamptz not null,
        ended_at timestamptz,
        constraint asked_about_until_it_is_over check
          ((state = 'REQUESTED') = (ended_at is null) and (state = 'REQUESTED') = (enquire_at is not null)),
        constraint card_is_forgotten check (state = 'REQUESTED' or card_token is null),
        constraint tells_how_it_ended check
          ((state = 'SUCCEEDED') = (reference is not null) and (state = 'FAILED') = (code is not null))
      )`);
    this.addSql(/* sql */ `
      create unique index one_card_gets_it on terminal_refund (payout_id) where state in ('REQUESTED', 'SUCCEEDED')`);
    this.addSql('create index terminal_refund_of_refund on terminal_refund (refund_id)');
    this.addSql(
      'create index terminal_refund_due on terminal_refund (enquire_at) where enquire_at is not null',
    );
    this.addSql(
      'create index terminal_refund_asked_for on terminal_refund (provider, requested_at)',
    );
    this.addSql(/* sql */ `
      create trigger terminal_refund_stays before delete or truncate on terminal_refund
        for each statement execute function refuse_change()`);
  }
}
