import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { Allow, type Role } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { removeAddress } from '../commands/remove-address.js';
import { saveAddress } from '../commands/save-address.js';
import type { CustomerRow } from '../data/tables.js';
import { toSavedAddress } from './customer-resolver.js';
import { RemoveAddressInput, SaveAddressInput } from './inputs.js';
import { customerLoader } from './loaders.js';
import { RemoveAddressResult, SaveAddressResult } from './results.js';

const customers: readonly Role[] = ['CUSTOMER'];

/** The address book of the customer who asks. Nobody can name another one's. */
@Resolver()
export class AddressResolver {
  @Allow(customers)
  @Mutation(() => SaveAddressResult, {
    description: 'Adds an address to your book, or replaces one.',
  })
  async saveAddress(
    @Arg('input', () => SaveAddressInput, { description: 'The address.' }) input: SaveAddressInput,
    @Ctx() context: RequestContext,
  ) {
    const { address, label, makeDefault } = input;
    const addressId = input.addressId == null ? undefined : innerAddressId(input.addressId);
    const customerId = ownId(context);
    const saved = await context.run('saveAddress', {}, (work) =>
      saveAddress(work, { customerId, addressId, label, address, makeDefault }),
    );
    if (isRefusal(saved)) return saved;
    const customer = await ownAccount(context);
    const place = customer.addresses.findIndex((each) => each.id === saved.addressId);
    const kept = customer.addresses[place];
    if (!kept) throw new RequestError('CONFLICT', 'The address was removed at the same moment.');
    return { customer, address: toSavedAddress(kept, place === 0) };
  }

  @Allow(customers)
  @Mutation(() => RemoveAddressResult, {
    description: 'Takes an address out of your book. Orders keep the copy they were placed with.',
  })
  async removeAddress(
    @Arg('input', () => RemoveAddressInput, { description: 'The address.' })
    input: RemoveAddressInput,
    @Ctx() context: RequestContext,
  ) {
    const addressId = innerAddressId(input.addressId);
    const customerId = ownId(context);
    await context.run('removeAddress', {}, (work) =>
      removeAddress(work, { customerId, addressId }),
    );
    return { customer: await ownAccount(context) };
  }
}

/** An id that is none, or another thing's, is answered like the id of somebody else's address. */
function innerAddressId(globalId: string): string {
  const id = innerIdOrNone('SavedAddress', globalId);
  if (id === undefined) throw new RequestError('NOT_FOUND', 'There is no such address.');
  return id;
}

function ownId({ actor }: RequestContext): string {
  if (actor.id === undefined) throw new RequestError('UNAUTHENTICATED', 'Sign in to do this.');
  return actor.id;
}

async function ownAccount(context: RequestContext): Promise<CustomerRow> {
  const id = ownId(context);
  const customer = await context.loaders.of(customerLoader).clear(id).load(id);
  if (!customer) throw new RequestError('NOT_FOUND', 'There is no such customer.');
  return customer;
}
