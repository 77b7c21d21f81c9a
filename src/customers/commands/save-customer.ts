import { newId } from '../../kernel/ids.js';
import { isRefusal, type Locale } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { customersOf } from '../data/customer-store.js';
import { type GivenAddress, readAddress } from '../domain/address.js';
import { type GivenContact, readContact } from '../domain/contact.js';
import { Customer, maxAddresses, type SavedAddress } from '../domain/customer.js';
import { customerCorrected, customerSignedUp } from '../events.js';

/** A customer as an import or a seed knows one. */
export interface SaveCustomer extends GivenContact {
  /** The retailer's own name for the customer; `customer` is who the persona of that name comes in as. */
  readonly code?: string | undefined;
  readonly locale: Locale;
  /** Made by `Passwords.hash`, before the transaction; an account without one cannot sign in. */
  readonly passwordHash?: string | undefined;
  /** The first is the default address. Those that are there already stay as they are. */
  readonly addresses?: readonly GivenAddress[];
}

/**
 * Writes a customer, known by e-mail: said again, it corrects the same one, and tells only of what is new. A
 * password or a code that is left out stays as it is. Throws where the details are not valid, because it is the retailer's own data.
 */
export async function saveCustomer(
  work: Work,
  input: SaveCustomer,
): Promise<{ customerId: string }> {
  const contact = readContact(input);
  if (isRefusal(contact)) throw new RangeError(`${input.email}: ${contact.messages.en}`);
  const customers = customersOf(work);
  const known = await customers.lockByEmail(contact.email.key);
  const customer =
    known ??
    Customer.create({ ...contact, locale: input.locale, passwordHash: null, createdAt: work.now });
  const before = known && portraitOf(known);
  if (known) known.correct(contact, input.locale);
  customer.code = input.code ?? customer.code;
  customer.passwordHash = input.passwordHash ?? customer.passwordHash;
  if (customer.addresses.length === 0) customer.addresses = savedAddresses(input);
  if (!known) {
    customers.add(customer);
    work.emit(customerSignedUp(customer.id));
  } else if (portraitOf(known) !== before) work.emit(customerCorrected(known.id));
  return { customerId: customer.id };
}

/** All that can be said of a customer, as one text that changes whenever any of it does. */
function portraitOf(customer: Customer): string {
  const { code, email, phone, firstName, lastName, locale, passwordHash, addresses } = customer;
  return JSON.stringify([
    code,
    email,
    phone,
    firstName,
    lastName,
    locale,
    passwordHash,
    addresses.length,
  ]);
}

function savedAddresses(input: SaveCustomer): SavedAddress[] {
  return (input.addresses ?? []).slice(0, maxAddresses).map((given) => {
    const address = readAddress(given);
    if (isRefusal(address)) throw new RangeError(`${input.email}: ${address.messages.en}`);
    return { ...address, id: newId(), label: null };
  });
}
