import { hashOf, useHashRoute } from '../../../parts/app/hash-route.js';

const views = ['queue', 'sell', 'tags', 'returns', 'reservations', 'approvals', 'order'] as const;
export type View = (typeof views)[number];

/** In the address are the view, and which task, which goods, or which order it shows. */
export function useRoute() {
  return useHashRoute(views);
}

export function addressOf(view: View, name?: string): string {
  return hashOf(view, name);
}

export function goTo(view: View, name?: string): void {
  location.hash = addressOf(view, name);
}
