import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';

/** A picture and where it is served. */
export interface Picture {
  /** Begins with `/media/`. */
  readonly path: string;
  readonly svg: string;
}

/** A picture as it is kept; the hash tells one version from the next. */
export interface PictureRow {
  readonly svg: string;
  readonly hash: Buffer;
}

export async function findPicture(
  db: Kysely<unknown>,
  path: string,
): Promise<PictureRow | undefined> {
  const { rows } = await sql<PictureRow>`
    select svg, hash from picture where path = ${path}`.execute(db);
  return rows[0];
}

/** Writes those that are new or look otherwise, and answers how many. */
export async function upsertPictures(
  db: Kysely<unknown>,
  pictures: readonly Picture[],
): Promise<number> {
  const given = pictures.map((picture) => ({ ...picture, hash: hashOf(picture.svg) }));
  const { rows } = await sql`
    insert into picture (path, svg, hash)
    select path, svg, decode(hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (path text, svg text, hash text)
    order by path
    on conflict (path) do update set svg = excluded.svg, hash = excluded.hash
      where picture.hash <> excluded.hash
    returning path`.execute(db);
  return rows.length;
}

function hashOf(svg: string): string {
  return createHash('sha256').update(svg).digest('hex');
}
