import { type FulfilmentKind, fulfilmentLoader } from '../fulfilment/index.js';
import type { FetchNode } from '../platform/graphql/node.js';
import type { Module } from '../platform/module.js';
import { orderChecks } from './checks.js';
import { OrderLineSchema, OrderSchema } from './data/mapping.js';
import { OrderAdjustmentsResolver } from './graphql/adjustments/resolver.js';
import { OrderChangesResolver } from './graphql/changes/resolver.js';
import { CheckoutResolver } from './graphql/checkout-resolver.js';
import { CounterResolver } from './graphql/counter-resolver.js';
import { orderLoader } from './graphql/loaders.js';
import {
  OrderLineMoneyResolver,
  OrderLineResolver,
  OrderResolver,
  OrderTotalsResolver,
} from './graphql/order-resolver.js';
import {
  CartOrderResolver,
  IntentOrderResolver,
  OrderEventResolver,
  OrdersResolver,
} from './graphql/orders-resolver.js';
import { OutstandingResolver } from './graphql/outstanding-resolver.js';
import { PaidFulfilmentsResolver } from './graphql/paid-fulfilments-resolver.js';
import { ParcelResolver } from './graphql/parcels/parcel-resolver.js';
import { PaymentMethodsResolver } from './graphql/payment-methods-resolver.js';
import { CollectorResolver } from './graphql/pickups/collector-resolver.js';
import { PickupCodeResolver } from './graphql/pickups/pickup-code-resolver.js';
import {
  NotSoManyUnitsResolver,
  OrderRefundsResolver,
  RefundLineOrderResolver,
  RefundOrderResolver,
  RefundResolver,
  visibleRefund,
} from './graphql/refunds/resolver.js';
import { OrderSourcingResolver, SourcingPartLineResolver } from './graphql/sourcing-resolver.js';
import { ArrivalsResolver } from './graphql/transfers/arrivals-resolver.js';
import {
  PickupPlaceResolver,
  SendPickupResolver,
  TaskTransferResolver,
} from './graphql/transfers/pickup-transfer-resolver.js';
import { visibleOrder } from './graphql/visible.js';
import { addCarrierRoutes } from './parcels/carrier-routes.js';
import {
  collectInTime,
  completeOnPayment,
  dropUnpaid,
  dropUnpaidChanges,
  orderSweeps,
  orderTasks,
  releaseRest,
} from './reactions.js';

const fulfilmentNode =
  (kind: FulfilmentKind): FetchNode =>
  async (id, context) => {
    const row = await context.loaders.of(fulfilmentLoader).load(id);
    if (row?.kind !== kind) return null;
    const order = await context.loaders.of(orderLoader).load(row.order_id);
    return (await visibleOrder(order, context)) ? row : null;
  };

/** Checkout and the order: the conductor of carts, stock, payments and fulfilment, none of which knows it. */
export const ordersModule: Module = {
  name: 'orders',
  entities: [OrderSchema, OrderLineSchema],
  resolvers: [
    CheckoutResolver,
    PaymentMethodsResolver,
    CounterResolver,
    OrdersResolver,
    OutstandingResolver,
    OrderResolver,
    OrderAdjustmentsResolver,
    OrderChangesResolver,
    OrderLineResolver,
    OrderTotalsResolver,
    OrderLineMoneyResolver,
    OrderEventResolver,
    CartOrderResolver,
    IntentOrderResolver,
    PickupCodeResolver,
    CollectorResolver,
    ParcelResolver,
    PaidFulfilmentsResolver,
    OrderSourcingResolver,
    SourcingPartLineResolver,
    RefundResolver,
    OrderRefundsResolver,
    RefundOrderResolver,
    RefundLineOrderResolver,
    NotSoManyUnitsResolver,
    ArrivalsResolver,
    SendPickupResolver,
    PickupPlaceResolver,
    TaskTransferResolver,
  ],
  reactions: [completeOnPayment, releaseRest, collectInTime, dropUnpaid, dropUnpaidChanges],
  tasks: orderTasks,
  sweeps: orderSweeps,
  checks: orderChecks,
  routes: addCarrierRoutes,
  nodes: {
    Order: async (id, context) =>
      visibleOrder(await context.loaders.of(orderLoader).load(id), context),
    Refund: visibleRefund,
    Pickup: fulfilmentNode('PICKUP'),
    Shipment: fulfilmentNode('SHIP'),
    CounterSale: fulfilmentNode('COUNTER'),
  },
};
