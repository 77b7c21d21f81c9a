import type { RequestContext } from '../../platform/graphql/context.js';
import { requoteCart as requote } from '../commands/edits/requote-cart.js';

/** Quotes the prices of now for a cart whose order was refused for old ones, in a transaction of its own. */
export async function requoteCart(context: RequestContext, cartId: string): Promise<void> {
  await context.run('requoteCart', {}, (work) => requote(work, { cartId }));
}
