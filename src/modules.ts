import 'reflect-metadata';
import { approvalsModule } from './approvals/index.js';
import { auditModule } from './audit/index.js';
import { cartsModule } from './carts/index.js';
import { catalogModule } from './catalog/index.js';
import { customersModule } from './customers/index.js';
import { devicesModule } from './devices/index.js';
import { fulfilmentModule } from './fulfilment/index.js';
import { instalmentsModule } from './instalments/index.js';
import { locationsModule } from './locations/index.js';
import { mediaModule } from './media/index.js';
import { messagingModule } from './messaging/index.js';
import { offlinePaymentsModule } from './offline-payments/index.js';
import { ordersModule } from './orders/index.js';
import { pagesModule } from './pages/index.js';
import { paymentsModule } from './payments/index.js';
import type { Module } from './platform/module.js';
import { pricingModule } from './pricing/index.js';
import { returnsModule } from './returns/index.js';
import { sharingModule } from './sharing/index.js';
import { sourcingModule } from './sourcing/index.js';
import { stockModule } from './stock/index.js';
import { storeReservationsModule } from './store-reservations/index.js';
import { storedValueModule } from './stored-value/index.js';
import { storefrontModule } from './storefront/index.js';
import { tagsModule } from './tags/index.js';
import { transfersModule } from './transfers/index.js';
import { visitsModule } from './visits/index.js';
import { webhooksModule } from './webhooks/index.js';

/** Every module of the shop, those below before those above. */
export const modules: readonly Module[] = [
  catalogModule,
  mediaModule,
  locationsModule,
  customersModule,
  approvalsModule,
  auditModule,
  pricingModule,
  stockModule,
  sourcingModule,
  paymentsModule,
  storedValueModule,
  cartsModule,
  instalmentsModule,
  fulfilmentModule,
  transfersModule,
  storefrontModule,
  ordersModule,
  returnsModule,
  sharingModule,
  storeReservationsModule,
  tagsModule,
  visitsModule,
  offlinePaymentsModule,
  messagingModule,
  devicesModule,
  webhooksModule,
  pagesModule,
];
