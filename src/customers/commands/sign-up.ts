import { isRefusal, type Locale, type Refusal } from '../../kernel/refusal.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Gateway } from '../../platform/gateway.js';
import { customersOf } from '../data/customer-store.js';
import { type GivenContact, readContact } from '../domain/contact.js';
import { Customer } from '../domain/customer.js';
import { checkPassword } from '../domain/password-rules.js';
import { type ContactField, emailTaken, type PasswordFault } from '../domain/refusals.js';
import { customerSignedUp } from '../events.js';
import { addressOf } from '../identity/caller-address.js';
import { identity } from '../identity/identity.js';
import { type SignedIn, welcome } from '../identity/welcome.js';
import { runKeyless } from './run-keyless.js';
import { startSession } from './start-session.js';

export interface SignUp extends GivenContact {
  readonly password: string;
  /** The language of the request where it is left out. */
  readonly locale?: Locale | null | undefined;
}

type SignUpRefusal =
  | Refusal<'EmailTaken'>
  | Refusal<'PasswordRefused', { reason: PasswordFault }>
  | Refusal<'InvalidContact', { field: ContactField }>;

/**
 * Makes an account and signs its owner in.
 *
 * A taken e-mail is said to be taken, since a form without that answer helps nobody who forgot an account of
 * old. So that the answer cannot be used to find out who has an account, each network address is counted
 * before anything is looked up (RATE_LIMITED), and the password is hashed either way: the time tells nothing
 * that the answer does not.
 */
export async function signUp(
  gateway: Gateway,
  caller: Caller,
  input: SignUp,
): Promise<SignedIn | SignUpRefusal> {
  const { attempts, passwords } = gateway.port(identity);
  const contact = readContact(input);
  if (isRefusal(contact)) return contact;
  const refused = checkPassword(input.password, contact.email.key);
  if (refused) return refused;
  await attempts.signUp(addressOf(caller));
  const passwordHash = await passwords.hash(input.password);
  const started = await runKeyless(gateway, caller, 'signUp', async (work) => {
    const locale = input.locale ?? caller.locale;
    const customer = Customer.create({ ...contact, locale, passwordHash, createdAt: work.now });
    if (!(await customersOf(work).addUnlessTaken(customer))) return emailTaken();
    work.emit(customerSignedUp(customer.id));
    return startSession(work, { id: customer.id, kind: 'CUSTOMER' });
  });
  return isRefusal(started) ? started : welcome(gateway, started);
}
