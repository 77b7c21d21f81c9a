import { useSyncExternalStore } from 'react';

export const views = ['queue', 'sell', 'returns', 'reservations', 'approvals', 'order'] as const;
export type View = (typeof views)[number];

export interface Route {
  readonly view: View;
  /** Which task, which goods, or which order. */
  readonly name: string | undefined;
}

/** Where we are is in the address, after the `#`: such as `#/queue/…`. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(listen, () => location.hash);
  const [, view, name] = hash.split('/');
  return {
    view: views.find((each) => each === view) ?? 'queue',
    name: name === undefined || name === '' ? undefined : decodeURIComponent(name),
  };
}

export function addressOf(view: View, name?: string): string {
  return name === undefined ? `#/${view}` : `#/${view}/${encodeURIComponent(name)}`;
}

export function goTo(view: View, name?: string): void {
  location.hash = addressOf(view, name);
}

function listen(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
