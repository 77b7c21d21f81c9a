import { useSyncExternalStore } from 'react';
import { useWork } from '../session/work.js';
import type { KeptDeed } from './kept-deed.js';

const none: readonly KeptDeed[] = [];
const nothingChanges = () => () => {};

/** What is kept on this device: what waits for the connection, and what could not be done. */
export function useKept(): readonly KeptDeed[] {
  const { offline } = useWork();
  return useSyncExternalStore(
    offline?.kept.onChange ?? nothingChanges,
    offline?.kept.get ?? (() => none),
  );
}
