import type { ProviderCapabilities } from '../../payments/index.js';
import type { OfflineProviderName } from './tables.js';

/** Where the ledger keeps the money of each of our own providers. */
export const accountOf = {
  cash: 'STORE_CASH',
  cheque: 'CHEQUES',
  'bank-transfer': 'UNSETTLED_TRANSFERS',
  'on-account': 'TRADE_RECEIVABLE',
} as const satisfies Record<OfflineProviderName, ProviderCapabilities['account']>;
