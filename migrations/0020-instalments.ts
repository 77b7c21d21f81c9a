import { Migration } from '@mikro-orm/migrations';

/** Paying in instalments: on which terms it is offered, and into how many an attempt is divided. */
export class Instalments extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table instalment_terms (
        id uuid primary key,
        count integer not null check (count between 2 and 12),
        currency text not null check (length(currency) = 3),
        funding text not null check (funding in ('LENDER')),
        fee_basis_points integer not null check (fee_basis_points between 0 and 10000),
        fee_minor bigint not null check (fee_minor >= 0),
        minimum_minor bigint not null check (minimum_minor > 0),
        maximum_minor bigint not null check (maximum_minor >= 0),
        valid_from timestamptz not null,
        constraint terms_follow_one_another unique (count, currency, valid_from)
      )`);
    this.addSql(/* sql */ `
      create trigger instalment_terms_is_a_journal before update or delete or truncate on instalment_terms
        for each statement execute function refuse_change()`);
    // What a shop begins with: 3 and 4 instalments between 50 and 3000 EUR.
    this.addSql(/* sql */ `
      insert into instalment_terms (id, count, currency, funding, fee_basis_points, fee_minor, minimum_minor,
        maximum_minor, valid_from)
      values (gen_random_uuid(), 3, 'EUR', 'LENDER', 150, 0, 5000, 300000, 'epoch'),
        (gen_random_uuid(), 4, 'EUR', 'LENDER', 220, 0, 5000, 300000, 'epoch')`);
    this.addSql(
      'alter table payment_attempt add column instalments integer check (instalments between 2 and 12)',
    );
  }
}
