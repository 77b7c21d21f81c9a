import type { Kysely } from 'kysely';
import { findWarehouses } from '../../locations/index.js';
import type { SourcingPlace } from '../domain/planner.js';
import { noPoints } from '../domain/rules.js';

/** The places that may send goods sold through this channel, in the order of their codes. */
export async function findSenders(
  db: Kysely<unknown>,
  channel: string,
): Promise<readonly SourcingPlace[]> {
  const warehouses = await findWarehouses(db, channel);
  return warehouses.map(({ id }) => ({ locationId: id, points: noPoints }));
}
