import { newId } from '../../kernel/ids.js';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { customersOf } from '../data/customer-store.js';
import { type GivenAddress, readAddress } from '../domain/address.js';
import { readOptionalLine } from '../domain/line.js';
import type { AddressField } from '../domain/refusals.js';
import { addressSaved } from '../events.js';

export interface SaveAddress {
  readonly customerId: string;
  /** The address to replace; a new one is added where it is left out. */
  readonly addressId?: string | undefined;
  readonly label?: string | null | undefined;
  readonly address: GivenAddress;
  readonly makeDefault: boolean;
}

type SaveAddressRefusal =
  | Refusal<'InvalidAddress', { field: AddressField }>
  | Refusal<'TooManyAddresses', { most: number }>;

/** Writes an address into a customer's book. NOT_FOUND where the address to replace is not in it. */
export async function saveAddress(
  work: Work,
  input: SaveAddress,
): Promise<{ addressId: string } | SaveAddressRefusal> {
  const address = readAddress(input.address);
  if (isRefusal(address)) return address;
  const label = readOptionalLine(input.label, 40);
  if (label === undefined)
    throw new RequestError('BAD_USER_INPUT', 'A label is one line of at most 40 characters.');
  const customer = await customersOf(work).lock(input.customerId);
  const isKnown = customer?.addresses.some((each) => each.id === input.addressId);
  if (!customer || (input.addressId !== undefined && !isKnown))
    throw new RequestError('NOT_FOUND', 'There is no such address.');
  const id = input.addressId ?? newId();
  const refused = customer.saveAddress({ ...address, id, label }, input.makeDefault);
  if (refused) return refused;
  work.emit(addressSaved(customer.id, id));
  return { addressId: id };
}
