import { isBackOffice, worksAt } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { ReturnRow } from '../data/tables.js';
import { returnLifecycle } from '../domain/return-lifecycle.js';
import { isOwnReturn } from './visible.js';

type Who = 'buyer' | 'desk' | 'place';

/** By what each step is taken, and by whom. */
const steps: Readonly<Record<string, { readonly action: string; readonly by: readonly Who[] }>> = {
  approve: { action: 'approveReturn', by: ['desk'] },
  decline: { action: 'declineReturn', by: ['desk'] },
  cancel: { action: 'cancelReturn', by: ['buyer', 'place'] },
  send: { action: 'markReturnSent', by: ['buyer'] },
  bring: { action: 'receiveReturn', by: ['place'] },
  receive: { action: 'receiveReturn', by: ['place'] },
  inspect: { action: 'inspectReturn', by: ['place'] },
  complete: { action: 'refundPlan', by: ['place'] },
};

/** The operations that the caller can call with this return now; `isKept` where other goods are kept for it. */
export function nextActionsOf(row: ReturnRow, context: RequestContext, isKept: boolean): string[] {
  const { actor } = context;
  const isThere = row.location_id === null || worksAt(actor, row.location_id);
  const roles: Who[] = [
    ...(isOwnReturn(row, context) ? (['buyer'] as const) : []),
    ...(isBackOffice(actor) ? (['desk'] as const) : []),
    ...(isThere && actor.kind !== 'CUSTOMER' && actor.kind !== 'GUEST' ? (['place'] as const) : []),
  ];
  const found = returnLifecycle
    .events(row.state)
    .filter((event) => event !== 'send' || row.method === 'LABEL')
    .map((event) => steps[event])
    .filter((step) => step?.by.some((who) => roles.includes(who)));
  const actions = found.flatMap((step) => step?.action ?? []);
  return [...new Set([...actions, ...exchanging(row, roles, isKept)])];
}

function exchanging(
  { state, location_id: place }: ReturnRow,
  roles: readonly Who[],
  isKept: boolean,
): string[] {
  const isHere = roles.includes('place') && place !== null;
  if (returnLifecycle.isFinal(state) || (!isHere && !roles.includes('buyer'))) return [];
  return [
    ...(state === 'INSPECTED' && isHere ? ['exchangeReturn'] : []),
    'chooseReplacement',
    ...(isKept ? ['giveUpReplacement'] : []),
  ];
}
