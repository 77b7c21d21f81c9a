import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, toGlobalId } from '../../src/kernel/ids.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { findings, orderBy, tell } from './support.js';

let shop: StockedShop;
let till: string;

beforeAll(async () => {
  shop = await given.shop({
    env: { BANK_IBAN: 'FR1420041010050500013M02606', BANK_HOLDER: 'La Boutique SAS' },
  });
});
afterAll(() => shop.close());

interface Twice {
  readonly persona: string;
  readonly mutation: string;
  readonly input: object;
  /** The same with something else in it. */
  readonly other: object;
  readonly selection?: string;
}

/** Sends a request twice with one key, and once more with another input; answers what the first one did. */
async function twice({ persona, mutation, input, other, selection = '' }: Twice) {
  const idempotencyKey = freshKey();
  const send = (more: object) =>
    tell(shop, persona, mutation, { ...input, ...more, idempotencyKey }, selection);
  const first = await send({});
  expect(first.__typename, JSON.stringify(first)).toMatch(/Payload$/);
  expect(await send({})).toEqual(first);
  expect((await send(other)).__typename).toBe('IdempotencyKeyReused');
  return first;
}

async function owed(inCash: boolean): Promise<{ id: string }[]> {
  const document = 'query ($inCash: Boolean) { payouts(state: OWED, inCash: $inCash) { id } }';
  const as = { token: await shop.tokenOf('supervisor') };
  return answered(await shop.ask(document, { inCash }, as));
}

describe('the same key has its effect once', () => {
  it('at the till', async () => {
    const opened = await twice({
      persona: 'associate',
      mutation: 'openTill',
      input: { locationId: shop.locationIds['LYON'], floatMinor: 100 },
      other: { floatMinor: 200 },
      selection: '... on OpenTillPayload { tillSession { id } }',
    });
    till = opened.tillSession.id;
    const placed = await orderBy(shop, 'cash');
    await twice({
      persona: 'associate',
      mutation: 'takeCash',
      input: { tillSessionId: till, paymentIntentId: placed.intentId, tenderedMinor: 1990 },
      other: { tenderedMinor: 2000 },
    });
    await tell(shop, 'admin', 'cancelOrder', { orderId: placed.orderId }, '');
    const [payout] = await owed(true);
    const paid = await twice({
      persona: 'associate',
      mutation: 'payOutCash',
      input: { tillSessionId: till, payoutId: payout?.id },
      other: { payoutId: toGlobalId('Payout', newId()) },
      selection: '... on CashPaidOutPayload { tillSession { cash { amountMinor } } }',
    });
    expect(paid.tillSession.cash.amountMinor).toBe(100);
    const closed = await twice({
      persona: 'associate',
      mutation: 'closeTill',
      input: { tillSessionId: till, countedMinor: 105 },
      other: { countedMinor: 100 },
      selection: '... on CloseTillPayload { difference { amountMinor } }',
    });
    expect(closed.difference.amountMinor).toBe(5);
  });

  it('at the bank', async () => {
    const placed = await orderBy(shop, 'bank-transfer');
    const line = { amountMinor: 700, currency: 'EUR', remittance: 'for you' };
    const { lines } = await twice({
      persona: 'supervisor',
      mutation: 'recordBankTransfers',
      input: {
        lines: [
          { ...line, bankLineId: 'x' },
          { ...line, bankLineId: 'y' },
        ],
      },
      other: { lines: [{ ...line, bankLineId: 'z' }] },
      selection: '... on RecordBankTransfersPayload { lines { outcome transfer { id } } }',
    });
    expect(lines).toMatchObject([{ outcome: 'RECORDED' }, { outcome: 'RECORDED' }]);
    const [one, two] = lines.map((each: { transfer: { id: string } }) => each.transfer.id);
    const paymentIntentId = placed.intentId;
    await twice({
      persona: 'supervisor',
      mutation: 'assignBankTransfer',
      input: { bankTransferId: one, paymentIntentId },
      other: { bankTransferId: two },
    });
    await twice({
      persona: 'supervisor',
      mutation: 'returnBankTransfer',
      input: { bankTransferId: two },
      other: { bankTransferId: one },
    });
    const [payout, ...more] = await owed(false);
    expect(more).toEqual([]);
    await twice({
      persona: 'supervisor',
      mutation: 'confirmPayout',
      input: { payoutId: payout?.id, bankLineId: 'out' },
      other: { bankLineId: 'other' },
    });
  });

  it('with a cheque', async () => {
    const placed = await orderBy(shop, 'cheque');
    const drawnOn = new Date().toISOString().slice(0, 10);
    const locationId = shop.locationIds['LYON'];
    const written = { number: '7654321', bank: 'Banque', drawnOn, locationId };
    const { cheque } = await twice({
      persona: 'associate',
      mutation: 'takeCheque',
      input: { ...written, paymentIntentId: placed.intentId },
      other: { bank: 'Autre' },
      selection: '... on ChequePayload { cheque { id } }',
    });
    const document = (mutation: string) =>
      `mutation ($input: EndChequeInput!) { ${mutation}(input: $input) { __typename } }`;
    const token = await shop.tokenOf('supervisor');
    for (const mutation of ['clearCheque', 'bounceCheque']) {
      const input = { chequeId: cheque.id, idempotencyKey: freshKey() };
      const send = async () => answered(await shop.ask(document(mutation), { input }, { token }));
      expect([await send(), await send()]).toEqual(Array(2).fill({ __typename: 'ChequePayload' }));
    }
  });

  it('and leaves everything in order', async () => {
    expect(await findings(shop)).toEqual([]);
  });
});
