import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { customersOf } from '../data/customer-store.js';
import { addressRemoved } from '../events.js';

export interface RemoveAddress {
  readonly customerId: string;
  readonly addressId: string;
}

/** Takes an address out of a customer's book; orders keep their own copy. NOT_FOUND where it is not in it. */
export async function removeAddress(
  work: Work,
  input: RemoveAddress,
): Promise<{ addressId: string }> {
  const customer = await customersOf(work).lock(input.customerId);
  if (!customer?.removeAddress(input.addressId))
    throw new RequestError('NOT_FOUND', 'There is no such address.');
  work.emit(addressRemoved(customer.id, input.addressId));
  return { addressId: input.addressId };
}
