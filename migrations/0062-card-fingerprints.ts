import { Migration } from '@mikro-orm/migrations';

/** By which card an order was paid, as its provider names the card: never its number. */
export class CardFingerprints extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table payment_attempt
        add column card_fingerprint text
          check (length(card_fingerprint) between 1 and 100 and card_fingerprint !~ '^[0-9]{12,19}$')`);
    this.addSql(/* sql */ `
      create index payment_attempt_by_card on payment_attempt (provider, card_fingerprint, requested_at)
        where card_fingerprint is not null`);
  }
}
