import type { Actor } from '../../platform/auth/actor.js';
import type { Role } from '../../platform/graphql/access.js';

/** Those who see what waits for a second person, and may be that person. */
export const deciders: readonly Role[] = ['SUPERVISOR', 'ADMIN'];
/** Those who may ask for what a second person has to agree to. */
export const askers: readonly Role[] = ['ASSOCIATE', 'AGENT', 'SUPERVISOR', 'ADMIN'];

/** Whether somebody may be a second person at all. */
export function mayDecide({ kind }: Actor): boolean {
  return kind === 'SUPERVISOR' || kind === 'ADMIN';
}
