export { type RefundOrder, refundOrder } from './commands/refund-order.js';
export { orderLifecycle } from './domain/order-lifecycle.js';
export { ordersModule } from './module.js';
