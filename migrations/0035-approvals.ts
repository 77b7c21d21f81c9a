import { Migration } from '@mikro-orm/migrations';

/** One inbox for all that a second person has to agree to. The questions about refunds that were asked move into it. */
export class Approvals extends Migration {
  override up(): void {
    this.makeApprovals();
    this.keepQuestions();
    this.moveRefunds();
  }

  private makeApprovals(): void {
    this.addSql(/* sql */ `
      create table approval (
        id uuid primary key,
        kind text not null check (kind ~ '^[A-Z]+(_[A-Z]+)*$'),
        subject_id uuid not null,
        location_id uuid references location (id),
        state text not null check (state in ('WAITING', 'GRANTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED')),
        summary jsonb not null check (jsonb_typeof(summary -> 'fr') = 'string' and jsonb_typeof(summary -> 'en') = 'string'),
        amount_minor bigint not null check (amount_minor >= 0),
        currency text not null check (length(currency) = 3),
        because text not null check (length(because) between 1 and 100),
        limit_minor bigint check (limit_minor >= 0),
        payload jsonb not null default '{}' check (jsonb_typeof(payload) = 'object'),
        requested_by_kind text not null,
        requested_by text not null,
        channel text not null,
        correlation_id text not null,
        requested_at timestamptz not null,
        expires_at timestamptz not null,
        decided_by_kind text,
        decided_by text,
        decided_at timestamptz,
        note text check (length(note) <= 500),
        constraint four_eyes check (decided_by <> requested_by),
        constraint somebody_decides check
          ((state in ('GRANTED', 'DECLINED')) = (decided_by is not null and decided_by_kind is not null)),
        constraint an_answer_has_a_time check ((state = 'WAITING') = (decided_at is null)),
        constraint granted_in_time check (state <> 'GRANTED' or decided_at <= expires_at)
      )`);
    this.addSql('create index approval_newest on approval (requested_at desc, id desc)');
    this.addSql(`create index approval_waiting on approval (expires_at) where state = 'WAITING'`);
    this.addSql(
      `create unique index one_open_question on approval (kind, subject_id) where state = 'WAITING'`,
    );
  }

  private keepQuestions(): void {
    this.addSql(/* sql */ `
      create function keep_question() returns trigger language plpgsql as $$
      begin
        if old.state <> 'WAITING'
          or (new.id, new.kind, new.subject_id, new.location_id, new.summary, new.amount_minor, new.currency,
              new.because, new.limit_minor, new.payload, new.requested_by_kind, new.requested_by, new.channel,
              new.correlation_id, new.requested_at, new.expires_at)
            is distinct from
             (old.id, old.kind, old.subject_id, old.location_id, old.summary, old.amount_minor, old.currency,
              old.because, old.limit_minor, old.payload, old.requested_by_kind, old.requested_by, old.channel,
              old.correlation_id, old.requested_at, old.expires_at) then
          raise exception 'an approval is answered once, and its question stays' using errcode = 'check_violation';
        end if;
        return new;
      end $$`);
    this.addSql(/* sql */ `
      create trigger question_stays before update on approval for each row execute function keep_question()`);
    this.addSql(/* sql */ `
      create trigger approval_stays before delete or truncate on approval
        for each statement execute function refuse_change()`);
  }

  private moveRefunds(): void {
    this.addSql(/* sql */ `
      insert into approval (id, kind, subject_id, state, summary, amount_minor, currency, because, limit_minor,
        requested_by_kind, requested_by, channel, correlation_id, requested_at, expires_at, decided_by_kind, decided_by,
        decided_at, note)
      select a.id, 'REFUND', r.id,
        case a.state when 'APPROVED' then 'GRANTED' when 'REJECTED' then 'DECLINED' else a.state end,
        jsonb_build_object('fr', r.reason, 'en', r.reason), r.amount_minor, r.currency, a.because, a.limit_minor,
        r.requested_by_kind, a.requested_by, r.channel, r.correlation_id, a.requested_at, a.expires_at,
        a.decided_by_kind, a.decided_by, a.decided_at, a.note
      from refund_approval a join refund r on r.id = a.refund_id`);
    this.addSql('alter table refund add column approval_id uuid unique references approval (id)');
    this.addSql(
      'update refund r set approval_id = a.id from refund_approval a where a.refund_id = r.id',
    );
    this.addSql(
      `comment on column refund.approval_id is 'The question to a second person; null where nobody had to be asked.'`,
    );
    this.addSql('drop table refund_approval');
  }
}
