import { handOverAtCounter, orderBy, seenOrder, tell } from '../../offline-payments/support.js';
import type { StockedShop } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';
import type { Estate } from './estates.js';

/** What a customer has to do with the tills, the bank and the invoices of the shop. */
export async function withMoneyAtTheShop(shop: StockedShop, estate: Estate): Promise<Estate> {
  const ids = {
    CounterPayment: estate.ids['PaymentIntent'] ?? '',
    ...(await atTheTill(shop)),
    ...(await atTheBank(shop)),
    ...(await onAccount(shop, estate.ids['Customer'] ?? '')),
  };
  return { ...estate, ids: { ...estate.ids, ...ids } };
}

/** An open till, a cheque, and cash that is owed. */
async function atTheTill(shop: StockedShop): Promise<Record<string, string>> {
  const locationId = shop.locationIds['LYON'];
  const opened = await tell(
    shop,
    'associate',
    'openTill',
    { locationId, floatMinor: 0 },
    '... on OpenTillPayload { tillSession { id } }',
  );
  const tillSessionId = opened.tillSession.id;
  const cash = await orderBy(shop, 'cash', {}, 'customer');
  const input = { tillSessionId, paymentIntentId: cash.intentId, tenderedMinor: 10_000 };
  await tell(shop, 'associate', 'takeCash', input, '');
  await tell(shop, 'admin', 'cancelOrder', { orderId: cash.orderId }, '');
  const { intentId: paymentIntentId } = await orderBy(shop, 'cheque', {}, 'customer');
  const drawnOn = new Date().toISOString().slice(0, 10);
  const { cheque } = await tell(
    shop,
    'associate',
    'takeCheque',
    { locationId, paymentIntentId, number: '1234567', bank: 'Banque', drawnOn },
    '... on ChequePayload { cheque { id } }',
  );
  return { TillSession: tillSessionId, Cheque: cheque.id, CashPayout: await owed(shop, true) };
}

/** A transfer that nobody has decided about, and one that is to be sent back. */
async function atTheBank(shop: StockedShop): Promise<Record<string, string>> {
  const line = { amountMinor: 100, currency: 'EUR', remittance: 'for nothing' };
  const { lines } = await tell(
    shop,
    'admin',
    'recordBankTransfers',
    {
      lines: [
        { ...line, bankLineId: 'first' },
        { ...line, bankLineId: 'second' },
      ],
    },
    '... on RecordBankTransfersPayload { lines { transfer { id } } }',
  );
  const [kept, returned] = lines.map((each: { transfer: { id: string } }) => each.transfer.id);
  await tell(shop, 'admin', 'returnBankTransfer', { bankTransferId: returned }, '');
  return { BankTransfer: kept, Payout: await owed(shop, false) };
}

async function owed(shop: StockedShop, inCash: boolean): Promise<string> {
  const document = 'query ($inCash: Boolean) { payouts(state: OWED, inCash: $inCash) { id } }';
  const as = { token: await shop.tokenOf('admin') };
  return answered(await shop.ask(document, { inCash }, as))[0].id;
}

async function onAccount(shop: StockedShop, customerId: string): Promise<Record<string, string>> {
  const granted = { customerId, limitMinor: 100_000, daysToPay: 30, idempotencyKey: freshKey() };
  await tell(shop, 'admin', 'grantTradeAccount', granted, '');
  const placed = await orderBy(shop, 'on-account', { store: 'PARIS' }, 'customer');
  const { fulfilments } = await seenOrder(shop, placed);
  await handOverAtCounter(shop, fulfilments[0], { by: 'associate-paris' });
  const document = '{ viewer { customer { tradeAccount { openInvoices { id } } } } }';
  const as = { token: await shop.tokenOf('customer') };
  const { customer } = answered(await shop.ask(document, {}, as));
  return { TradeInvoice: customer.tradeAccount.openInvoices[0].id };
}
