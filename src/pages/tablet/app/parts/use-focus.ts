import { type RefObject, useEffect, useRef } from 'react';
import { isField } from '../scan/scanner.js';

/**
 * Brings the focus to an element whenever something else is shown there, so that readers hear what it is. Whoever is
 * typing when news comes is left alone.
 */
export function useFocus<E extends HTMLElement>(shown: unknown): RefObject<E | null> {
  const element = useRef<E>(null);
  const isShown = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each other thing brings the focus anew
  useEffect(() => {
    if (isShown.current && isField(document.activeElement)) return;
    isShown.current = true;
    element.current?.focus();
  }, [shown]);
  return element;
}
