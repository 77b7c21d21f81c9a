export type {
  Carrier,
  CarrierReading,
  Destination,
  LabelCall,
  LabelOutcome,
  ParcelNews,
  VoidOutcome,
} from './carriers/carrier.js';
export { Carriers, carriers } from './carriers/carriers.js';
export { createSandboxCarrier } from './carriers/sandbox-carrier.js';
export { acceptFulfilment, type FulfilmentAnswer } from './commands/accept-fulfilment.js';
export { announceArrival } from './commands/announce-arrival.js';
export { type CodeCheck, checkPickupCode } from './commands/check-pickup-code.js';
export { endFulfilment } from './commands/end-fulfilment.js';
export { finishPicking } from './commands/finish-picking.js';
export { lockAtLocation } from './commands/lock-at-location.js';
export { cancelParcels } from './commands/parcels/cancel-parcels.js';
export { endParcel } from './commands/parcels/end-parcel.js';
export {
  type CarrierNewsOfOthers,
  keepCarrierNews,
} from './commands/parcels/keep-carrier-news.js';
export { packParcels } from './commands/parcels/pack-parcels.js';
export { recordLabel } from './commands/parcels/record-label.js';
export { type PickFulfilment, pickFulfilment } from './commands/pick-fulfilment.js';
export { handOverPickup } from './commands/pickups/hand-over-pickup.js';
export { type Collector, nameCollector } from './commands/pickups/name-collector.js';
export { setPickupRule } from './commands/pickups/set-pickup-rule.js';
export { type FulfilmentPlan, planFulfilments } from './commands/plan-fulfilments.js';
export { releaseFulfilment } from './commands/release-fulfilment.js';
export { sendPickup } from './commands/send-pickup.js';
export { shortenFulfilment } from './commands/shorten-fulfilment.js';
export {
  findParcel,
  findParcelWithCode,
  type ParcelLineRow,
  type ParcelRow,
  parcels,
  parcelsToRefund,
  parcelsWithoutLabel,
} from './data/parcels.js';
export {
  departedLines,
  hasWorkFor,
  isChargedByHand,
  orderOfFulfilment,
  overdueOffers,
  pickupsInTransfer,
  readFulfilmentLines,
  readFulfilments,
} from './data/reads.js';
export { fulfilments } from './data/store.js';
export type { FulfilmentLineRow, FulfilmentRow } from './data/tables.js';
export { overduePickups } from './data/waiting-pickups.js';
export type { CaptureTrigger } from './domain/capture-trigger.js';
export type { Fulfilment } from './domain/fulfilment.js';
export type { MovedUnits, WantedLine } from './domain/hand-over.js';
export {
  counterLifecycle,
  type FulfilmentKind,
  type FulfilmentState,
  pickupLifecycle,
  shipmentLifecycle,
  untouchedStates,
} from './domain/lifecycles.js';
export { parcelLifecycle } from './domain/parcel-lifecycle.js';
export { shipUnits, stepOf, type WantedParcel } from './domain/parcels.js';
export { whyNotSent, whyUnderWay } from './domain/picking.js';
export { pickupCode, pickupScan } from './domain/pickup-code.js';
export {
  type FulfilmentNotReady,
  parcelNotInState,
  shipmentInParcels,
} from './domain/refusals.js';
export type { UnitsOfLine } from './domain/shorten.js';
export { fulfilmentNews, orderStream, storeTasksStream } from './events.js';
export { fulfilmentGlobalId, fulfilmentId } from './graphql/ids.js';
export { PickedLineInput } from './graphql/inputs.js';
export {
  fulfilmentLoader,
  fulfilmentsByOrderLoader,
} from './graphql/loaders.js';
export { fulfilmentPayload } from './graphql/payload.js';
export {
  FulfilmentNotInState,
  FulfilmentPayload,
  IdentityNotChecked,
  NothingPicked,
  NotSoManyWaiting,
  ParcelNotInState,
  ParcelsDoNotAddUp,
  PickNotFinished,
  PickupCodeLocked,
  ShipmentInParcels,
  WrongPickupCode,
} from './graphql/results.js';
export { FulfilmentKindEnum, FulfilmentType, PickupType, StoreTaskType } from './graphql/types.js';
export { fulfilmentModule } from './module.js';
export { pickupCodeSecret } from './ports.js';
