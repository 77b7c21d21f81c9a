import { useSyncExternalStore } from 'react';

export type View = 'journeys' | 'editor' | 'schema';
export const views: readonly View[] = ['journeys', 'editor', 'schema'];

export interface Route {
  readonly view: View;
  /** Which journey, or which type. */
  readonly name: string | undefined;
}

/** Where we are is in the address, after the `#`: such as `#/journeys/click-and-collect`. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(listen, () => location.hash);
  const [, view, name] = hash.split('/');
  return {
    view: views.find((each) => each === view) ?? 'journeys',
    name: name === undefined || name === '' ? undefined : decodeURIComponent(name),
  };
}

export function addressOf(view: View, name?: string): string {
  return name === undefined ? `#/${view}` : `#/${view}/${encodeURIComponent(name)}`;
}

function listen(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
