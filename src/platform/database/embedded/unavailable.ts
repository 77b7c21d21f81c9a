/** This machine cannot run the shipped PostgreSQL; the message says why and names the way out. */
export class EmbeddedPostgresUnavailable extends Error {
  override readonly name = 'EmbeddedPostgresUnavailable';

  constructor(reason: string, options?: ErrorOptions) {
    super(`${reason}: set DATABASE_URL to a PostgreSQL server of your own.`, options);
  }
}
