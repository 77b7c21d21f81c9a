export {
  type AccountedTransfer,
  type AccountForTransfer,
  accountForTransfer,
} from './commands/account-for-transfer.js';
export { releaseTransfer } from './commands/release-transfer.js';
export { type SendForOrder, sendForOrder } from './commands/send-for-order.js';
export {
  type GoodsToTransfer,
  sendersOf,
  type TransferWays,
  transferWays,
} from './data/find-senders.js';
export { findTransfer, fulfilmentsUnderWay, inTransitByOrderLine } from './data/reads.js';
export type { TransferRow } from './data/tables.js';
export {
  chooseSenders,
  type LineToTransfer,
  type TransferChoice,
  type TransferSource,
} from './domain/choose-senders.js';
export { transferLifecycle } from './domain/lifecycle.js';
export { DeclareTransferLostInput, ReceiveTransferInput } from './graphql/inputs.js';
export { transferByFulfilmentLoader } from './graphql/loaders.js';
export { transferPayload } from './graphql/payload.js';
export { readUnits } from './graphql/read-units.js';
export { TransferNotInState, TransferPayload, WrongTransferUnits } from './graphql/results.js';
export { TransferType } from './graphql/types.js';
export { transfersModule } from './module.js';
