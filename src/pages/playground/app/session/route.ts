import { hashOf, useHashRoute } from '../../../parts/app/hash-route.js';

export const views = ['journeys', 'editor', 'schema'] as const;
export type View = (typeof views)[number];

/** In the address are the view, and which journey or type it shows. */
export function useRoute() {
  return useHashRoute(views);
}

export function addressOf(view: View, name?: string): string {
  return hashOf(view, name);
}
