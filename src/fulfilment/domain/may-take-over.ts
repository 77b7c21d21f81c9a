import type { Actor } from '../../platform/auth/actor.js';

/** Who may take a task that somebody else works on, or hand it back for them. */
export function mayTakeOver({ kind }: Actor): boolean {
  return kind === 'SUPERVISOR' || kind === 'ADMIN';
}
