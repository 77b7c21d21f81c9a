import { customerLoader } from '../../customers/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { type Actor, isBackOffice } from '../../platform/auth/actor.js';
import { guestKeyOf, newGuestToken } from '../../platform/auth/guest-token.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { shopCurrency } from '../../pricing/index.js';
import type { DraftCart } from '../commands/draft-cart.js';
import type { CreateCartInput } from './inputs.js';
import {
  readCartContact,
  readCurrency,
  readLines,
  readNote,
  readOptionalAddress,
  readWay,
} from './read-inputs.js';

/** What a new cart is to be, and the secret that a stranger is given with it. */
export async function readNewCart(input: CreateCartInput, context: RequestContext) {
  const contact = input.contact ? readCartContact(input.contact) : await ownContact(context);
  if (isRefusal(contact)) return contact;
  const shippingAddress = readOptionalAddress(input.shippingAddress);
  if (isRefusal(shippingAddress)) return shippingAddress;
  const billingAddress = readOptionalAddress(input.billingAddress);
  if (isRefusal(billingAddress)) return billingAddress;
  const guest = guestOf(context.actor);
  const draft: DraftCart = {
    currency: readCurrency(input.currency ?? shopCurrency),
    customerId: await buyerOf(input, context),
    guestKey: guest.key,
    lines: readLines(input.lines, 0),
    contact,
    way: input.fulfilment ? readWay(input.fulfilment) : null,
    shippingAddress: shippingAddress ?? null,
    billingAddress: billingAddress ?? null,
    note: readNote(input.note),
  };
  return { draft, guestToken: guest.token };
}

/** By which key a guest's cart is kept. A stranger becomes a guest, with a secret that nobody else knows. */
function guestOf(actor: Actor): { readonly key: string | null; readonly token: string | null } {
  if (actor.kind !== 'GUEST') return { key: null, token: null };
  if (actor.guestKey !== undefined) return { key: actor.guestKey, token: null };
  const token = newGuestToken();
  return { key: guestKeyOf(token), token };
}

/** A customer's account says how to reach them. */
async function ownContact({ actor, loaders }: RequestContext) {
  if (actor.kind !== 'CUSTOMER' || actor.id === undefined) return null;
  const account = await loaders.of(customerLoader).load(actor.id);
  if (!account) return null;
  const { email, phone, first_name: firstName, last_name: lastName } = account;
  return { email, phone, firstName, lastName };
}

/** Whose cart it becomes: a customer's own, or that of the customer for whom the back office acts. */
async function buyerOf(
  { customerId }: CreateCartInput,
  { actor, loaders }: RequestContext,
): Promise<string | null> {
  if (actor.kind === 'CUSTOMER') return actor.id ?? null;
  if (customerId == null) return null;
  if (!isBackOffice(actor)) throw new RequestError('FORBIDDEN', 'This is not yours to do.');
  const id = innerId('Customer', customerId);
  if (!(await loaders.of(customerLoader).load(id)))
    throw new RequestError('NOT_FOUND', 'There is no such customer.');
  return id;
}
