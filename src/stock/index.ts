import type { Module } from '../platform/module.js';
import { stockChecks } from './checks.js';
import { expireSoftReservations } from './commands/expire-soft-reservations.js';
import { expireTask } from './commands/hold-for-cart.js';
import {
  PromisedItemResolver,
  StockEventResolver,
  StockLevelResolver,
  StockShortageResolver,
} from './graphql/field-resolvers.js';
import { StockResolver } from './graphql/resolver.js';
import { VariantStockResolver } from './graphql/variant-stock.js';

export type { AdjustStock } from './commands/adjust-stock.js';
export { type ConsumeForOrder, consumeForOrder } from './commands/consume-for-order.js';
export type { EndedPart } from './commands/end-for-order.js';
export { expireSoftReservations } from './commands/expire-soft-reservations.js';
export { type HoldForCart, holdForCart, releaseCartHold } from './commands/hold-for-cart.js';
export { type KeepForCart, keepForCart } from './commands/keep-for-cart.js';
export { type MoveForOrder, moveForOrder } from './commands/move-for-order.js';
export { type OpenStock, openStock } from './commands/open-stock.js';
export { type ReceiveSentStock, receiveSentStock } from './commands/receive-sent-stock.js';
export { type ReceiveStock, receiveStock } from './commands/receive-stock.js';
export { type ReleaseForOrder, releaseForOrder } from './commands/release-for-order.js';
export { releaseForStore } from './commands/release-for-store.js';
export { type ReserveForOrder, reserveForOrder } from './commands/reserve-for-order.js';
export { reserveForStore } from './commands/reserve-for-store.js';
export { type SendStock, sendStock } from './commands/send-stock.js';
export { type SetOnHand, type StockCounted, setOnHand } from './commands/set-on-hand.js';
export { type TakeBack, takeBack } from './commands/take-back.js';
export { type WriteOffForOrder, writeOffForOrder } from './commands/write-off-for-order.js';
export {
  type AvailabilityQuestion,
  availabilityOf,
  inStockAt,
  type StockLevel,
} from './data/availability.js';
export {
  findStockInconsistencies,
  incomingByItem,
  keptByCarts,
  movedByTransfers,
  openReservationsByOrderLine,
  openReservationsByStore,
  type StockInconsistency,
} from './data/doctor.js';
export { FewerOnTheBooks } from './data/unsettled.js';
export { type Band, bandOf } from './domain/band.js';
export { type ItemKey, lessTaken, type SourceStock } from './domain/quantities.js';
export {
  type BelowReservedRefusal,
  type OutOfStockRefusal,
  outOfStock,
  type Shortage,
} from './domain/refusals.js';
export { reservationLifecycle } from './domain/reservation.js';
export { serves, type WayOut } from './domain/serving.js';
export { type StockChanged, type StockHoldExpired, stockStream } from './events.js';
export { stockLevelLoader } from './graphql/loaders.js';
export { OutOfStock } from './graphql/results.js';
export { StockBandEnum } from './graphql/types.js';
export type { StockedVariant } from './graphql/variant-stock.js';

/** How many, where: what lies on the shelves, what is promised to whom, and what moved. */
export const stockModule: Module = {
  name: 'stock',
  resolvers: [
    StockResolver,
    StockLevelResolver,
    StockShortageResolver,
    PromisedItemResolver,
    StockEventResolver,
    VariantStockResolver,
  ],
  tasks: {
    [expireTask]: async (_payload, gateway) => void (await expireSoftReservations(gateway)),
  },
  checks: stockChecks,
  sweeps: [{ task: expireTask, every: '* * * * *' }],
};
