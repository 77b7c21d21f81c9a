import { newId } from '../../kernel/ids.js';
import type { Locale, Refusal } from '../../kernel/refusal.js';
import { plainText } from '../../kernel/search-text.js';
import type { Address } from './address.js';
import type { Contact } from './contact.js';
import { tooManyAddresses } from './refusals.js';

export const maxAddresses = 20;

/** An address in a customer's book, under the name that the customer gave it. */
export interface SavedAddress extends Address {
  readonly id: string;
  readonly label: string | null;
}

interface NewCustomer extends Contact {
  readonly id?: string | undefined;
  readonly code?: string | undefined;
  readonly locale: Locale;
  readonly passwordHash: string | null;
  readonly createdAt: Date;
}

/** Somebody with an account. Nobody else has the same e-mail key, and the first address is the default one. */
export class Customer {
  id!: string;
  /** The retailer's own name for this customer, where it has one. */
  code!: string | null;
  email!: string;
  emailKey!: string;
  phone!: string | null;
  firstName!: string;
  lastName!: string;
  byLastName!: string;
  byFirstName!: string;
  locale!: Locale;
  passwordHash!: string | null;
  addresses!: SavedAddress[];
  version!: number;
  createdAt!: Date;

  static create(person: NewCustomer): Customer {
    const customer = new Customer();
    customer.id = person.id ?? newId();
    customer.code = person.code ?? null;
    customer.passwordHash = person.passwordHash;
    customer.createdAt = person.createdAt;
    customer.addresses = [];
    customer.correct(person, person.locale);
    return customer;
  }

  correct(contact: Contact, locale: Locale): void {
    this.email = contact.email.address;
    this.emailKey = contact.email.key;
    this.phone = contact.phone;
    this.firstName = contact.firstName;
    this.lastName = contact.lastName;
    this.byLastName = plainText(`${contact.lastName} ${contact.firstName}`);
    this.byFirstName = plainText(`${contact.firstName} ${contact.lastName}`);
    this.locale = locale;
  }

  /** Adds an address, or replaces the one with the same id in its place. Refuses the twenty-first. */
  saveAddress(
    address: SavedAddress,
    makeDefault: boolean,
  ): Refusal<'TooManyAddresses', { most: number }> | undefined {
    const place = this.addresses.findIndex((each) => each.id === address.id);
    if (place < 0 && this.addresses.length >= maxAddresses)
      return tooManyAddresses({ most: maxAddresses });
    const others = this.addresses.filter((each) => each.id !== address.id);
    const at = makeDefault ? 0 : place < 0 ? others.length : place;
    this.addresses = others.toSpliced(at, 0, address);
    return undefined;
  }

  /** Takes an address out of the book; false where it was not in it. */
  removeAddress(addressId: string): boolean {
    const kept = this.addresses.filter((each) => each.id !== addressId);
    const found = kept.length < this.addresses.length;
    this.addresses = kept;
    return found;
  }
}
