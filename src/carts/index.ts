export { convertCart } from './commands/checkout/convert-cart.js';
export { keepCart } from './commands/checkout/keep-cart.js';
export { letGoOfCart } from './commands/checkout/let-go-of-cart.js';
export { lockCartForOrder } from './commands/checkout/lock-cart-for-order.js';
export { openCartForOrder } from './commands/checkout/open-cart-for-order.js';
export { openKeptCart } from './commands/checkout/open-kept-cart.js';
export { unlockCart } from './commands/checkout/unlock-cart.js';
export { type DraftCart, draftCart } from './commands/draft-cart.js';
export { addCartLines, type PickedLine } from './commands/edits/add-cart-lines.js';
export { changeCartLines } from './commands/edits/change-cart-lines.js';
export { checkWay } from './commands/edits/choose-cart-fulfilment.js';
export { lockOwnCart } from './commands/lock-own-cart.js';
export { cartTotalMinor } from './data/cart-total.js';
export { type Offer, readOffer } from './data/quotes.js';
export { deadCartsAmong } from './data/reads.js';
export type { CartRow } from './data/tables.js';
export { type Cart, type CartContact, mayUseCart } from './domain/cart.js';
export { type CartForOrder, type CartLineForOrder, totalMinorOf } from './domain/cart-for-order.js';
export { type CartState, cartLifecycle } from './domain/cart-lifecycle.js';
export type { ChosenWay } from './domain/cart-line.js';
export {
  type CartIncompleteRefusal,
  countryNotServed,
  type PriceChangedRefusal,
  variantNotSold,
} from './domain/refusals.js';
export type { CartEventType, CartNews } from './events.js';
export { DiscountReasonEnum } from './graphql/discounts/types.js';
export {
  CartContactInput,
  CartFulfilmentInput,
  CartLineInput,
  CreateCartInput,
} from './graphql/inputs.js';
export { cartLoader, findCart } from './graphql/loaders.js';
export { cartPayload } from './graphql/payload.js';
export { readLines, readWay } from './graphql/read-inputs.js';
export { readNewCart } from './graphql/read-new-cart.js';
export { requoteCart } from './graphql/requote.js';
export {
  CartIncomplete,
  CartLimitReached,
  CartNotOpen,
  CartVersionConflict,
  CountryNotServed,
  PickupNotOffered,
  PriceChanged,
  VariantNotSold,
} from './graphql/results.js';
export { CartType } from './graphql/types.js';
export { cartsModule } from './module.js';
