import { Migration } from '@mikro-orm/migrations';

/** A payment is written with the news, after the visit that it is for: the database looks at the end. */
export class VisitPayments extends Migration {
  override up(): void {
    this.addSql(
      'alter table visit alter constraint visit_intent_id_fkey deferrable initially deferred',
    );
  }
}
