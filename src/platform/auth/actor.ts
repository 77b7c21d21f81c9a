/** Every way in which somebody may reach the shop. The gateway decides it from role and flow, never the client alone. */
export const channels = [
  'WEB',
  'APP',
  'STORE',
  'TABLET',
  'CALL_CENTRE',
  'IVR',
  'LINK',
  'TERMINAL',
  'CARRIER',
  'KIOSK',
  'VOICE',
  'PARTNER',
] as const;
export type Channel = (typeof channels)[number];

export const actorKinds = [
  'GUEST',
  'CUSTOMER',
  'ASSOCIATE',
  'AGENT',
  'SUPERVISOR',
  'PARTNER',
  'DEVICE',
  'ADMIN',
  'SYSTEM',
] as const;
export type ActorKind = (typeof actorKinds)[number];

/**
 * Who is acting. Customers and staff have an `id`; a guest who has been given a secret has a `guestKey`
 * (the SHA-256 of that secret); a stranger has neither.
 */
export interface Actor {
  readonly kind: ActorKind;
  readonly id?: string;
  readonly guestKey?: string;
  /** The locations whose business an associate or a device may see and do. */
  readonly locationIds: readonly string[];
  readonly sessionId?: string;
}

export const stranger: Actor = Object.freeze({ kind: 'GUEST', locationIds: [] });
export const system: Actor = Object.freeze({ kind: 'SYSTEM', id: 'system', locationIds: [] });

const backOffice: ReadonlySet<ActorKind> = new Set(['AGENT', 'SUPERVISOR', 'ADMIN', 'SYSTEM']);
const staff: ReadonlySet<ActorKind> = new Set([...backOffice, 'ASSOCIATE', 'DEVICE']);

/** Agents, supervisors, admins: they may act for any customer and see every location. */
export function isBackOffice(actor: Actor): boolean {
  return backOffice.has(actor.kind);
}

/** Everybody who works for the retailer, in the back office or at a location. */
export function isStaff(actor: Actor): boolean {
  return staff.has(actor.kind);
}

/** May this actor see and do the business of that location? */
export function worksAt(actor: Actor, locationId: string): boolean {
  return isBackOffice(actor) || (isStaff(actor) && actor.locationIds.includes(locationId));
}

/** Whose thing it is, as rows keep it: a customer's, a guest's, or nobody's. */
export interface Owner {
  readonly customerId: string | null;
  readonly guestKey: string | null;
}

/** True where the actor owns the thing, or works in the back office. */
export function mayActFor(actor: Actor, owner: Owner): boolean {
  if (isBackOffice(actor)) return true;
  if (actor.kind === 'CUSTOMER') return owner.customerId !== null && owner.customerId === actor.id;
  return (
    actor.kind === 'GUEST' && actor.guestKey !== undefined && owner.guestKey === actor.guestKey
  );
}

/** The name under which idempotency keys and limits of this actor are kept apart from everybody else's. */
export function principalOf(actor: Actor): string {
  return `${actor.kind}:${actor.id ?? actor.guestKey ?? 'stranger'}`;
}
