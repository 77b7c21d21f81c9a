import type { NewEvent } from '../platform/events/event.js';
import type { Revocation, SessionKind } from './domain/session.js';
import type { StaffKind } from './domain/staff.js';

/** The stream of a customer. Its events name nobody: no e-mail, no name, no address, no token. */
export function customerStream(customerId: string): string {
  return `customer:${customerId}`;
}

export function staffStream(staffId: string): string {
  return `staff:${staffId}`;
}

/** Whose session something happened to. */
export interface SessionOwner {
  readonly id: string;
  readonly kind: SessionKind;
}

function streamOf(owner: SessionOwner): string {
  return owner.kind === 'CUSTOMER' ? customerStream(owner.id) : staffStream(owner.id);
}

function customerNews(type: string, customerId: string, facts: object = {}): NewEvent {
  return { streams: [customerStream(customerId)], type, payload: { customerId, ...facts } };
}

export function customerSignedUp(customerId: string): NewEvent {
  return customerNews('CustomerSignedUp', customerId);
}

/** The retailer's own data about the customer were read in again. */
export function customerCorrected(customerId: string): NewEvent {
  return customerNews('CustomerCorrected', customerId);
}

export function addressSaved(customerId: string, addressId: string): NewEvent {
  return customerNews('CustomerAddressSaved', customerId, { addressId });
}

export function addressRemoved(customerId: string, addressId: string): NewEvent {
  return customerNews('CustomerAddressRemoved', customerId, { addressId });
}

/** What a member of staff may do from now on. */
export interface StaffStanding {
  readonly kind: StaffKind;
  readonly active: boolean;
  readonly locationIds: readonly string[];
}

export function staffSaved(staffId: string, standing: StaffStanding): NewEvent {
  const { kind, active, locationIds } = standing;
  const payload = { staffId, kind, active, locationIds };
  return { streams: [staffStream(staffId)], type: 'StaffSaved', payload };
}

/** `CustomerSignedIn` or `StaffSignedIn`. */
export function signedIn(owner: SessionOwner, sessionId: string): NewEvent {
  const type = owner.kind === 'CUSTOMER' ? 'CustomerSignedIn' : 'StaffSignedIn';
  return { streams: [streamOf(owner)], type, payload: { ownerId: owner.id, sessionId } };
}

/**
 * `SessionEnded`, with why: SIGNED_OUT, REFRESH_TOKEN_REUSED where a copy of a token is about,
 * or STRUCK_OFF.
 */
export function sessionsEnded(
  owner: SessionOwner,
  sessionIds: readonly string[],
  because: Revocation,
): NewEvent {
  return {
    streams: [streamOf(owner)],
    type: 'SessionEnded',
    payload: { ownerId: owner.id, sessionIds, because },
  };
}
