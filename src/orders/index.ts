export { addCarriedOutGoods } from './commands/add-carried-out-goods.js';
export { alongOrder } from './commands/along-order.js';
export { type AskedPayments, askForPayment } from './commands/ask-for-payment.js';
export { cancelOrder } from './commands/cancel-order.js';
export { carryOutOrder } from './commands/carry-out-order.js';
export { collectAgain } from './commands/collect-again.js';
export { completeIfPaid } from './commands/complete-when-paid.js';
export { type HandOverOrder, handOverOrder } from './commands/hand-over-order.js';
export { lockNamedOrder, lockOrder } from './commands/lock-order.js';
export { markPickupReady } from './commands/mark-pickup-ready.js';
export { orderCart, type PlacedOrder } from './commands/order-cart.js';
export { payUntil } from './commands/pay-until.js';
export { placeOrder } from './commands/place-order.js';
export { type ReadPaidOrder, readPaidOrder } from './commands/read-paid-order.js';
export { type RefundOrder, refundOrder } from './commands/refund-order.js';
export { undoCarriedOut } from './commands/undo-carried-out.js';
export { adjustmentsOf, type OrderAdjustment } from './data/adjustments.js';
export {
  type OrderView,
  readDeliveredOrders,
  readOrderLines,
  readOrders,
  readOrdersOfCarts,
} from './data/reads.js';
export type { OrderLineRow } from './data/tables.js';
export type { Order } from './domain/order.js';
export { type OrderState, orderLifecycle } from './domain/order-lifecycle.js';
export { notSoManyUnits } from './domain/refund-refusals.js';
export {
  allocateToLines,
  costOfUnits,
  type PaidLine,
  type PaidOrder,
  splitUnsold,
  whatHasLeft,
} from './domain/refund-shares.js';
export { totalChanged } from './domain/refusals.js';
export { checkedMethods } from './graphql/checked-methods.js';
export { checkedReturnUrl, checkedText } from './graphql/checked-text.js';
export { finishCheckout } from './graphql/finish-checkout.js';
export { TenderInput } from './graphql/inputs.js';
export { linesByOrderLoader, orderLoader } from './graphql/loaders.js';
export { NotSoManyUnits, RefundTooLarge } from './graphql/refunds/results.js';
export {
  OrderNotCancelable,
  PaymentNotCollectable,
  PlaceOrderPayload,
  TendersNotPossible,
  TotalChanged,
} from './graphql/results.js';
export { OrderContactType, OrderType } from './graphql/types.js';
export { visibleOrder } from './graphql/visible.js';
export { ordersModule } from './module.js';
