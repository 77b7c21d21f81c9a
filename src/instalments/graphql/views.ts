import { toMoney } from '../../platform/graphql/money.js';
import type { Instalment } from '../domain/schedule.js';
import type { InstalmentType } from './types.js';

/** What is due when, with amounts as clients see them. */
export function viewInstalments(
  instalments: readonly Instalment[],
  currency: string,
): InstalmentType[] {
  return instalments.map(({ number, dueOn, amountMinor }) => ({
    number,
    dueOn,
    amount: toMoney(amountMinor, currency),
  }));
}
