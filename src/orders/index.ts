export { orderLifecycle } from './domain/order-lifecycle.js';
export { ordersModule } from './module.js';
