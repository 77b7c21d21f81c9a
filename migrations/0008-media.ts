import { Migration } from '@mikro-orm/migrations';

/** Pictures that the gateway keeps and serves itself. */
export class Media extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table picture (
        path text primary key check (path like '/media/%'),
        svg text not null,
        hash bytea not null check (length(hash) = 32)
      )`);
  }
}
