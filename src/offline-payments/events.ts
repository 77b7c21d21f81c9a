import type { NewEvent } from '../platform/events/event.js';
import type {
  BankLineRow,
  PayoutRow,
  TillMovementRow,
  TillSessionRow,
  TradeAccountRow,
} from './data/tables.js';
import type { ChequeState } from './domain/lifecycles.js';

/** Where the people who look after the bank, the payouts and the trade accounts hear what happens. */
export const accountingStream = 'offline-payments';

/** The stream of the tills of one location. */
export function tillStream(locationId: string): string {
  return `till:${locationId}`;
}

/** A till was opened or closed, or money went into it or out of it. */
export function tillNews(
  type: 'TillOpened' | 'CashTaken' | 'CashPaidOut' | 'TillClosed',
  till: TillSessionRow,
  movement?: Pick<TillMovementRow, 'amount_minor' | 'payment_key' | 'payout_id'>,
): NewEvent {
  return {
    streams: [tillStream(till.location_id)],
    type,
    payload: {
      tillSessionId: till.id,
      cashMinor: till.cash_minor,
      currency: till.currency,
      ...(movement && {
        amountMinor: movement.amount_minor,
        attemptId: movement.payment_key,
        payoutId: movement.payout_id,
      }),
    },
  };
}

/** Money has to go out by hand. */
export function payoutOwed(payout: PayoutRow): NewEvent {
  return payoutNews('PayoutOwed', payout);
}

/** That money has gone out. */
export function payoutPaid(payout: PayoutRow): NewEvent {
  return payoutNews('PayoutPaid', payout);
}

function payoutNews(type: string, payout: PayoutRow): NewEvent {
  const { id: payoutId, reason, provider, currency, amount_minor: amountMinor } = payout;
  return {
    streams: [accountingStream],
    type,
    payload: { payoutId, reason, provider, currency, amountMinor },
  };
}

/** A transfer has come, and was matched or not; or somebody has said what becomes of it. */
export function transferNews(
  type: 'TransferMatched' | 'TransferQuarantined' | 'TransferAssigned' | 'TransferReturned',
  line: BankLineRow,
): NewEvent {
  const { id: lineId, currency, amount_minor: amountMinor, problem, payment_key } = line;
  return {
    streams: [accountingStream],
    type,
    payload: { lineId, currency, amountMinor, problem, attemptId: payment_key },
  };
}

/** A bank has paid a cheque, or does not. */
export function chequeNews(
  type: 'ChequeCleared' | 'ChequeBounced',
  cheque: { readonly attemptId: string; readonly state: ChequeState; readonly amountMinor: number },
): NewEvent {
  return { streams: [accountingStream], type, payload: { ...cheque } };
}

/** A business may owe more, or less; or it has paid. */
export function tradeNews(
  type: 'TradeAccountGranted' | 'InvoiceIssued' | 'InvoiceSettled',
  account: Pick<TradeAccountRow, 'customer_id' | 'currency'>,
  facts: Readonly<Record<string, unknown>>,
): NewEvent {
  return {
    streams: [accountingStream],
    type,
    payload: { customerId: account.customer_id, currency: account.currency, ...facts },
  };
}
