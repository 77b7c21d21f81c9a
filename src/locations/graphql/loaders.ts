import { sql } from 'kysely';
import { tables } from '../../platform/database/database.js';
import { toCursor } from '../../platform/events/cursor.js';
import type { EventTables } from '../../platform/events/event.js';
import { defineLoader, inOrder } from '../../platform/graphql/loaders.js';
import { findLocations, findLocationsWithHours } from '../data/reads.js';
import type { LocationRow, LocationWithHours } from '../data/tables.js';

/** Locations by inner id, active or not: an old order still tells where it was collected. */
export const locationLoader = defineLoader<string, LocationRow>({
  fetch: async (ids, { db }) => inOrder(ids, await findLocations(db, ids), (row) => row.id),
});

/** The same with their opening hours. */
export const hoursLoader = defineLoader<string, LocationWithHours>({
  fetch: async (ids, { db }) =>
    inOrder(ids, await findLocationsWithHours(db, ids), (row) => row.id),
});

/** The cursor of the newest event of each stream. */
export const streamCursorLoader = defineLoader<string, string>({
  fetch: async (streams, { db }) => {
    const heads = await tables<EventTables>(db)
      .selectFrom('stream_head')
      .select(['stream', 'seq'])
      .where(sql<boolean>`stream = any(${streams}::text[])`)
      .execute();
    const seqs = new Map(heads.map((head) => [head.stream, head.seq]));
    return streams.map((stream) => toCursor(stream, seqs.get(stream) ?? 0));
  },
});
