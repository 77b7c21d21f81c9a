import { worksAt } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { FulfilmentRow } from '../data/tables.js';
import { type FulfilmentEvent, isOnWay, lifecycleOf } from '../domain/lifecycles.js';

/** Which mutation makes which step. Steps that the gateway makes by itself are not offered. */
const mutations: Partial<Record<FulfilmentEvent, string>> = {
  accept: 'acceptFulfilment',
  pick: 'pickFulfilment',
  markReady: 'markPickupReady',
  sendForTransfer: 'sendPickup',
  pack: 'shipOrder',
  ship: 'shipOrder',
  shipPart: 'shipParcel',
  arrive: 'announceArrival',
  handOver: 'handOverOrder',
  reject: 'rejectFulfilment',
};

/** The mutations that the people of the location can call now; nothing for anybody else. */
export function stepsForStaff(row: FulfilmentRow, context: RequestContext): string[] {
  if (!worksAt(context.actor, row.task_at)) return [];
  // Goods that are under way are ready once all of them are accounted for.
  if (row.state === 'IN_TRANSFER') return ['receiveTransfer', 'declareTransferLost'];
  const needsTransfer = row.kind === 'PICKUP' && row.task_at !== row.collect_at;
  const possible = lifecycleOf(row.kind)
    .events(row.state)
    .filter((step) => isOnWay(step, needsTransfer));
  const named = row.kind === 'COUNTER' ? { handOver: 'handOverAtCounter' } : mutations;
  return [...new Set(possible.flatMap((step) => named[step as keyof typeof named] ?? []))];
}
