import { createContext, use } from 'react';
import type { Store } from '../../../parts/app/store.js';
import type { Basket } from '../../domain/basket.js';
import type { Exchange } from '../../domain/exchange.js';
import type { OfflineDeeds } from '../offline/offline-deeds.js';
import type { StaffSession } from './staff-session.js';
import type { StoreQueue } from './store-queue.js';

/** Somebody at work in a store. */
export interface Work {
  readonly session: StaffSession;
  readonly queue: StoreQueue;
  /** What is done while the connection is away; null on what is not an enrolled device. */
  readonly offline: OfflineDeeds | null;
  /** What the customer in front of us wants. */
  readonly basket: Store<Basket>;
  /** The return that pays for it; null where none does. */
  readonly exchange: Store<Exchange | null>;
}

export const WorkContext = createContext<Work | null>(null);

export function useWork(): Work {
  const work = use(WorkContext);
  if (!work) throw new Error('nobody is at work');
  return work;
}
