import { isCurrency, maxAmountMinor } from '../../kernel/money.js';
import type { Work } from '../../platform/commands/work.js';
import { offlineTables, type TradeAccountRow } from '../data/tables.js';
import { findTradeAccount } from '../data/trade.js';
import { amountNotPossible, limitInUse, otherCurrency } from '../domain/refusals.js';
import { tradeNews } from '../events.js';

export interface GrantTradeAccount {
  readonly customerId: string;
  /** How much may be owed and promised at once, in minor units; nothing to end it. */
  readonly limitMinor: number;
  readonly currency: string;
  readonly daysToPay: number;
}

/**
 * Lets a business buy on account, or changes how much. Refuses a limit below what is in use (LimitInUse), and another
 * currency than that of an account that there is (OtherCurrency).
 */
export async function grantTradeAccount(work: Work, granted: GrantTradeAccount) {
  const { customerId, limitMinor, currency, daysToPay } = granted;
  if (!Number.isSafeInteger(limitMinor) || limitMinor < 0 || limitMinor > maxAmountMinor)
    return amountNotPossible();
  if (!isCurrency(currency)) return otherCurrency({ currency: 'EUR' });
  const account: TradeAccountRow = {
    customer_id: customerId,
    currency,
    limit_minor: limitMinor,
    reserved_minor: 0,
    used_minor: 0,
    days_to_pay: daysToPay,
    granted_at: work.now,
    granted_by: work.caller.actor.id ?? null,
  };
  const { limit_minor, days_to_pay, granted_at, granted_by } = account;
  const written = await offlineTables(work.db)
    .insertInto('trade_account')
    .values(account)
    .onConflict((conflict) =>
      conflict
        .column('customer_id')
        .doUpdateSet({ limit_minor, days_to_pay, granted_at, granted_by })
        .where('trade_account.currency', '=', currency)
        .where(({ eb }) =>
          eb(
            eb('trade_account.reserved_minor', '+', eb.ref('trade_account.used_minor')),
            '<=',
            limitMinor,
          ),
        ),
    )
    .returning('customer_id')
    .executeTakeFirst();
  if (!written) {
    const now = await findTradeAccount(work.db, customerId);
    if (!now || now.currency !== currency)
      return otherCurrency({ currency: now?.currency ?? 'EUR' });
    return limitInUse({ amountMinor: now.reserved_minor + now.used_minor, currency });
  }
  work.emit(tradeNews('TradeAccountGranted', account, { limitMinor, daysToPay }));
  return { customerId };
}
