import { Migration } from '@mikro-orm/migrations';

/** The ways on which goods go from one location to another, with their timetables. */
export class TransferRoutes extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table transfer_route (
        from_location_id uuid not null references location (id),
        to_location_id uuid not null references location (id),
        transit_minutes integer not null check (transit_minutes between 0 and 43200),
        departs jsonb not null default '[]' check (jsonb_typeof(departs) = 'array'),
        active boolean not null default true,
        primary key (to_location_id, from_location_id),
        constraint a_route_leads_elsewhere check (from_location_id <> to_location_id)
      )`);
    this.addSql('create index transfer_route_by_sender on transfer_route (from_location_id)');
  }
}
