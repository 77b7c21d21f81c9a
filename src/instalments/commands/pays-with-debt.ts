import { type MethodGiven, paymentProviders } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';

/** True where somebody would owe what they pay with: an instalment is paid with money, and not with another debt. */
export function paysWithDebt(work: Work, method: MethodGiven | null): boolean {
  if (method === null || !('methodToken' in method)) return false;
  const family = work.port(paymentProviders).taking(method.methodToken)?.family;
  return family === 'INSTALMENTS' || family === 'ON_ACCOUNT';
}
