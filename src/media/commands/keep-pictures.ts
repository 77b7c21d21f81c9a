import type { Work } from '../../platform/commands/work.js';
import { type Picture, upsertPictures } from '../data/store.js';

/** Keeps pictures, each under the path at which it is served from then on. The same again writes nothing. */
export async function keepPictures(
  work: Work,
  pictures: readonly Picture[],
): Promise<{ readonly written: number }> {
  if (pictures.length === 0) return { written: 0 };
  return { written: await upsertPictures(work.db, pictures) };
}
