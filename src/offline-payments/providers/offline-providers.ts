import type { PaymentProvider } from '../../payments/index.js';
import type { Gateway } from '../../platform/gateway.js';
import type { ShopAccount } from '../ports.js';
import { bankTransferMethod } from './bank-transfer.js';
import { cashMethod } from './cash.js';
import { chequeMethod } from './cheque.js';
import { OfflineProvider } from './offline-provider.js';
import { onAccountMethod } from './on-account.js';

/** The ways to pay whose books we keep ourselves; transfers only where there is an account for them. */
export function offlineProviders(
  gateway: Gateway,
  account: ShopAccount | undefined,
): PaymentProvider[] {
  const methods = [
    cashMethod,
    chequeMethod,
    ...(account ? [bankTransferMethod] : []),
    onAccountMethod,
  ];
  return methods.map((method) => new OfflineProvider(gateway, method));
}
