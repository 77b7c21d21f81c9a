import { hourMs, later } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { newGuestToken } from '../../platform/auth/guest-token.js';
import type { Gateway } from '../../platform/gateway.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { findCustomerIdByCode, findStaffByCode } from '../data/reads.js';
import { sessionsOf } from '../data/session-store.js';
import { type SessionOwner, signedIn } from '../events.js';
import { identity } from '../identity/identity.js';

const personaLifeMs = 12 * hourMs;
const codeShape = /^[\w.-]{1,64}$/;

/** What lets somebody come in as one of the demo's people: one of the two tokens. */
export interface PersonaToken {
  readonly persona: string;
  /** For `Authorization: Bearer`. */
  readonly accessToken?: string;
  /** For `x-guest-token`. */
  readonly guestToken?: string;
  readonly expiresAt: Date | null;
}

/**
 * Lets anybody come in as one of the demo's people, on development instances: `customer`, `associate`,
 * `agent`, `supervisor`, `partner`, `device`, `admin`, or any other code of a customer or of staff; `guest` is
 * a new guest. Good for twelve hours. FORBIDDEN in production, NOT_FOUND where the demo has nobody of that name.
 */
export async function issuePersonaToken(gateway: Gateway, persona: string): Promise<PersonaToken> {
  const { allowsPersonas, accessTokens } = gateway.port(identity);
  if (!allowsPersonas) throw new RequestError('FORBIDDEN', 'There are no personas in production.');
  if (persona === 'guest') return { persona, guestToken: newGuestToken(), expiresAt: null };
  const owner = codeShape.test(persona) ? await findPersona(gateway, persona) : undefined;
  if (!owner) throw new RequestError('NOT_FOUND', 'There is no such persona.');
  const sid = await startPersonaSession(gateway, owner);
  const claims = { sub: owner.id, kind: owner.kind, sid };
  const issued = await accessTokens.issue(claims, gateway.clock.now(), personaLifeMs);
  return { persona, accessToken: issued.token, expiresAt: issued.expiresAt };
}

async function findPersona(gateway: Gateway, code: string): Promise<SessionOwner | undefined> {
  const staff = await findStaffByCode(gateway.db, code);
  if (staff) return staff.active ? { id: staff.id, kind: staff.kind } : undefined;
  const customer = await findCustomerIdByCode(gateway.db, code);
  return customer && { id: customer.id, kind: 'CUSTOMER' };
}

/** A session without a refresh token: it cannot outlive the access token. */
function startPersonaSession(gateway: Gateway, owner: SessionOwner): Promise<string> {
  return gateway.runAsSystem('issuePersonaToken', async (work) => {
    const id = newId();
    const endsAt = later(work.now, personaLifeMs);
    await sessionsOf(work).add({
      id,
      customer_id: owner.kind === 'CUSTOMER' ? owner.id : null,
      staff_id: owner.kind === 'CUSTOMER' ? null : owner.id,
      created_at: work.now,
      refreshed_at: work.now,
      expires_at: endsAt,
      ends_at: endsAt,
    });
    work.emit(signedIn(owner, id));
    return id;
  });
}
