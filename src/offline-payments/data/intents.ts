import { findIntents, type ReadIntent } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';

/** A payment that people of the shop name: whoever knows its id may pay it, at the counter or by transfer. */
export async function namedIntent(work: Work, intentId: string): Promise<ReadIntent> {
  const [intent] = await findIntents(work.db, [intentId]);
  if (!intent) throw new RequestError('NOT_FOUND', 'There is no such payment.');
  return intent;
}
