import { Migration } from '@mikro-orm/migrations';

/** What our books and those of a provider do not agree on. */
export class Reconciliation extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table reconciliation_difference (
        id uuid primary key,
        provider text not null,
        kind text not null check (kind in ('UNKNOWN_TO_US', 'UNKNOWN_TO_PROVIDER', 'REFERENCE', 'CURRENCY',
          'AUTHORIZED', 'CAPTURED', 'RELEASED', 'REFUNDED')),
        reference text not null,
        attempt_id uuid references payment_attempt (id),
        intent_id uuid references payment_intent (id),
        order_id uuid,
        ours text not null,
        theirs text not null,
        opened_at timestamptz not null,
        seen_at timestamptz not null,
        closed_at timestamptz,
        check (closed_at is null or closed_at >= opened_at)
      )`);
    this.addSql(/* sql */ `
      create unique index one_open_difference on reconciliation_difference (provider, kind, reference)
        where closed_at is null`);
  }
}
