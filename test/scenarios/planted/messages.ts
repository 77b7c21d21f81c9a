import type { PlantedError } from './planted-error.js';

/** Errors in what people are told. */
export const ofMessages: readonly PlantedError[] = [
  {
    promise: 'People are not told of what lies ahead',
    error: 'people who were told of what has not happened',
    statement: `update message_place set tx = '9000000000000'::xid8`,
  },
  {
    promise: 'Each step that people are told of',
    error: 'a step that nobody was told of',
    statement: `with gone as (delete from message)
      update message_place set since = '0'::xid8, tx = pg_snapshot_xmin(pg_current_snapshot())`,
  },
];
