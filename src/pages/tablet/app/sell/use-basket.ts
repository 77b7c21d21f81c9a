import { type Store, useStore } from '../../../parts/app/store.js';
import type { Basket } from '../../domain/basket.js';
import { useWork } from '../session/work.js';

/** What the customer wants; it stays while somebody looks at the queue. */
export function useBasket(): readonly [Basket, Store<Basket>['set']] {
  const { basket } = useWork();
  return [useStore(basket), (next) => basket.set(next)];
}
