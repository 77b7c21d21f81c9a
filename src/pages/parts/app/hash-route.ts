import { useSyncExternalStore } from 'react';

interface Route<View> {
  readonly view: View;
  /** Which of the things that the view shows. */
  readonly name: string | undefined;
}

/**
 * Where we are on a page is in its address, after the `#`: such as `#/journeys/click-and-collect`. Without one we are in
 * the first of its views.
 */
export function useHashRoute<View extends string>(
  views: readonly [View, ...(readonly View[])],
): Route<View> {
  const hash = useSyncExternalStore(listen, () => location.hash);
  const [, view, name] = hash.split('/');
  return {
    view: views.find((each) => each === view) ?? views[0],
    name: name === undefined || name === '' ? undefined : decodeURIComponent(name),
  };
}

export function hashOf(view: string, name?: string): string {
  return name === undefined ? `#/${view}` : `#/${view}/${encodeURIComponent(name)}`;
}

function listen(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
