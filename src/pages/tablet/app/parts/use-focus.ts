import { type RefObject, useEffect, useRef } from 'react';

/** Brings the focus to an element whenever something else is shown there, so that readers hear what it is. */
export function useFocus<E extends HTMLElement>(shown: unknown): RefObject<E | null> {
  const element = useRef<E>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each other thing brings the focus anew
  useEffect(() => element.current?.focus(), [shown]);
  return element;
}
