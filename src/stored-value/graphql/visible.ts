import { isBackOffice } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { storedAccountLoader } from '../data/reads.js';
import type { StoredAccountRow } from '../data/tables.js';

/** A gift card as a node: for the back office alone. */
export async function visibleGiftCard(
  id: string,
  context: RequestContext,
): Promise<(StoredAccountRow & { readonly __typename: 'GiftCard' }) | null> {
  if (!isBackOffice(context.actor)) return null;
  const card = await context.loaders.of(storedAccountLoader).load(id);
  return card?.kind === 'GIFT_CARD' ? { ...card, __typename: 'GiftCard' } : null;
}
