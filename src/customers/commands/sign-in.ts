import type { Refusal } from '../../kernel/refusal.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Gateway } from '../../platform/gateway.js';
import { customerToSignIn, staffToSignIn } from '../data/reads.js';
import { readEmail } from '../domain/email.js';
import { invalidCredentials } from '../domain/refusals.js';
import type { SessionOwner } from '../events.js';
import { addressOf } from '../identity/caller-address.js';
import { identity } from '../identity/identity.js';
import { type SignedIn, welcome } from '../identity/welcome.js';
import { runKeyless } from './run-keyless.js';
import { startSession } from './start-session.js';

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

/** Who is behind an e-mail, and the hash to compare with; nobody where there is no such account. */
interface Candidate {
  readonly owner: SessionOwner;
  readonly passwordHash: string | null;
}

type FindCandidate = (gateway: Gateway, emailKey: string) => Promise<Candidate | undefined>;

/** Signs a customer in. The attempt is counted whatever comes of it; see `Attempts`. */
export function signIn(
  gateway: Gateway,
  caller: Caller,
  input: SignIn,
): Promise<SignedIn | Refusal<'InvalidCredentials'>> {
  return checkAndStart(gateway, caller, input, 'signIn', async ({ db }, emailKey) => {
    const row = await customerToSignIn(db, emailKey);
    return row && { owner: { id: row.id, kind: 'CUSTOMER' }, passwordHash: row.password_hash };
  });
}

/** Signs in a member of staff, a device or a partner; one who was struck off is nobody. */
export function signInStaff(
  gateway: Gateway,
  caller: Caller,
  input: SignIn,
): Promise<SignedIn | Refusal<'InvalidCredentials'>> {
  return checkAndStart(gateway, caller, input, 'signInStaff', async ({ db }, emailKey) => {
    const row = await staffToSignIn(db, emailKey);
    return row && { owner: { id: row.id, kind: row.kind }, passwordHash: row.password_hash };
  });
}

async function checkAndStart(
  gateway: Gateway,
  caller: Caller,
  input: SignIn,
  name: 'signIn' | 'signInStaff',
  find: FindCandidate,
): Promise<SignedIn | Refusal<'InvalidCredentials'>> {
  const { attempts, passwords } = gateway.port(identity);
  const email = readEmail(input.email);
  const account = `${name}:${email?.key ?? 'no e-mail'}`;
  await attempts.signIn(account, addressOf(caller));
  const found = email && (await find(gateway, email.key));
  const isRight = await passwords.matches(input.password, found?.passwordHash ?? null);
  if (!found || !isRight) return invalidCredentials();
  await attempts.succeeded(account, addressOf(caller));
  const started = await runKeyless(gateway, caller, name, (work) =>
    startSession(work, found.owner),
  );
  return welcome(gateway, started);
}
