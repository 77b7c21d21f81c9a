export { convertCart } from './commands/checkout/convert-cart.js';
export {
  type CartForOrder,
  type CartLineForOrder,
  lockCartForOrder,
} from './commands/checkout/lock-cart-for-order.js';
export { unlockCart } from './commands/checkout/unlock-cart.js';

export type { DraftCart } from './commands/draft-cart.js';
export type { PickedLine } from './commands/edits/add-cart-lines.js';
export type { CartRow } from './data/tables.js';
export type { CartContact } from './domain/cart.js';
export { type CartState, cartLifecycle } from './domain/cart-lifecycle.js';
export type { CartIncompleteRefusal, PriceChangedRefusal } from './domain/refusals.js';
export type { CartEventType, CartNews } from './events.js';
export { findCart } from './graphql/loaders.js';
export { requoteCart } from './graphql/requote.js';
export { CartIncomplete, CartNotOpen, PriceChanged } from './graphql/results.js';
export { CartType } from './graphql/types.js';
export { cartsModule } from './module.js';
