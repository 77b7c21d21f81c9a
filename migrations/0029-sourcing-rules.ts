import { Migration } from '@mikro-orm/migrations';

/** By which rules places are chosen that send goods, and how long a store may think about an offer. */
export class SourcingRules extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table sourcing_rule (
        rule text primary key check (rule in ('FEWEST_PARCELS', 'DISTANCE', 'SAFETY_STOCK', 'CAPACITY',
          'PREFERENCE', 'COST')),
        weight integer not null check (weight between 0 and 100)
      )`);
    this.addSql(/* sql */ `
      insert into sourcing_rule (rule, weight) values ('FEWEST_PARCELS', 20), ('DISTANCE', 3), ('SAFETY_STOCK', 1),
        ('CAPACITY', 2), ('PREFERENCE', 2), ('COST', 2)`);
    this.addSql(/* sql */ `
      create table sourcing_terms (
        only_one boolean primary key default true check (only_one),
        offer_minutes integer not null check (offer_minutes between 1 and 10080),
        domestic_days integer not null check (domestic_days between 0 and 60),
        foreign_days integer not null check (foreign_days between 0 and 60)
      )`);
    this.addSql(
      'insert into sourcing_terms (offer_minutes, domestic_days, foreign_days) values (120, 2, 5)',
    );
    this.addSql(/* sql */ `
      create table sourcing_place (
        location_id uuid primary key references location (id),
        ships boolean not null,
        daily_capacity integer check (daily_capacity > 0),
        preference integer not null check (preference between 0 and 100),
        parcel_cost_minor bigint not null check (parcel_cost_minor between 0 and 1000000000000)
      )`);

    this.addSql('alter table sourcing_part add column made_at timestamptz');
    this.addSql('alter table sourcing_part disable trigger sourcing_part_is_a_journal');
    this.addSql(
      'update sourcing_part set made_at = plan.made_at from sourcing_plan plan where plan.id = plan_id',
    );
    this.addSql('alter table sourcing_part enable trigger sourcing_part_is_a_journal');
    this.addSql('alter table sourcing_part alter column made_at set not null');
    this.addSql('create index sourcing_part_by_place on sourcing_part (location_id, made_at)');

    this.addSql(/* sql */ `
      alter table fulfilment add column offered_until timestamptz,
        add constraint an_offer_ends check (state <> 'OFFERED' or offered_until is not null)`);
    this.addSql(`create index open_offer on fulfilment (offered_until) where state = 'OFFERED'`);
  }
}
