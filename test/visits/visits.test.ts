import { describe, expect, it } from 'vitest';
import { answered, freshKey } from '../support/journey.js';
import {
  ask,
  customer,
  endTimeOf,
  inside,
  minor,
  openStoreWithoutTills,
  paymentOf,
  picks,
  seen,
  shop,
  stateOf,
  stockOf,
  tell,
  wish,
} from './desk.js';

openStoreWithoutTills();

const units = (goods: Record<string, number>) =>
  Object.entries(goods).map(([sku, quantity]) => ({ variantId: shop.variantIds[sku], quantity }));

describe('a customer who walks in and out', () => {
  it('pays just what they took, and the rest is given back a day later', async () => {
    const before = await stockOf('CAP-BLUE');
    const id = await inside({ 'CAP-BLUE': 2, 'MUG-RED': 1 });
    const again = await tell('recordVisitPicks', { visitId: id, picks: picks({ 'MUG-RED': -1 }) });
    expect(again.visit.basket).toEqual([{ quantity: 2, variant: { sku: 'CAP-BLUE' } }]);
    const left = await tell('leaveStore', { visitId: id });
    expect(left.visit).toMatchObject({ state: 'LEFT', paymentIntent: null });
    const latest = answered(await shop.ask('{ latestVisit { id } }', {}, customer));
    expect(latest).toEqual({ id });
    expect((await seen(id)).order).toMatchObject({
      state: 'COMPLETED',
      lines: [{ sku: 'CAP-BLUE', quantity: 2, fulfilled: 2 }],
    });
    await paymentOf(id, { state: 'PARTIALLY_CAPTURED', captured: minor(3980), voided: minor(0) });
    expect(await stockOf('CAP-BLUE')).toEqual({ ...before, on_hand: before.on_hand - 2 });
    await endTimeOf(id);
    await paymentOf(id, { state: 'CAPTURED', captured: minor(3980), voided: minor(6020) });
    await stateOf(id, 'CLOSED');
  });

  it('pays nothing for an empty basket', async () => {
    const id = await inside({ 'TEE-WHITE': 1 });
    await tell('recordVisitPicks', { visitId: id, picks: picks({ 'TEE-WHITE': -1 }) });
    const left = await tell('leaveStore', { visitId: id });
    expect(left.visit).toMatchObject({ state: 'LEFT', order: null, basket: [] });
    await paymentOf(id, { state: 'VOIDED' });
    await endTimeOf(id);
    await stateOf(id, 'CLOSED');
  });

  it('is corrected in both directions, within what is still held', async () => {
    const caps = await stockOf('CAP-BLUE');
    const mugs = await stockOf('MUG-RED');
    const id = await inside({ 'CAP-BLUE': 2 });
    await tell('leaveStore', { visitId: id });
    await paymentOf(id, { captured: minor(3980) });
    const associate = { token: await shop.tokenOf('associate') };
    const correction = {
      visitId: id,
      reason: 'the camera took a mug for a cap',
      notTaken: units({ 'CAP-BLUE': 1 }),
      taken: units({ 'MUG-RED': 1 }),
      idempotencyKey: freshKey(),
    };
    const corrected = await tell('correctVisit', correction, associate);
    expect(corrected.visit.basket).toHaveLength(2);
    expect((await tell('correctVisit', correction, associate)).visit.id).toBe(id);
    await paymentOf(id, { captured: minor(3980 + 1250), refunded: minor(1990) });
    const { order } = await seen(id);
    expect(order).toMatchObject({
      state: 'COMPLETED',
      totals: { total: minor(3980 + 1250) },
      lines: [
        { sku: 'CAP-BLUE', quantity: 2, fulfilled: 2, returned: 0, undelivered: 1 },
        { sku: 'MUG-RED', quantity: 1, fulfilled: 1, returned: 0 },
      ],
    });
    expect((await stockOf('CAP-BLUE')).on_hand).toBe(caps.on_hand - 1);
    expect((await stockOf('MUG-RED')).on_hand).toBe(mugs.on_hand - 1);
    const tooMuch = { visitId: id, reason: 'more', taken: units({ 'TEE-WHITE': 3 }) };
    expect((await tell('correctVisit', tooMuch, associate)).__typename).toBe(
      'PaymentNotCollectable',
    );
    const never = { visitId: id, reason: 'less', notTaken: units({ 'TEE-WHITE': 1 }) };
    expect((await tell('correctVisit', never, associate)).__typename).toBe('NotInBasket');
    await endTimeOf(id);
    await stateOf(id, 'CLOSED');
    expect((await tell('correctVisit', never, associate)).__typename).toBe('VisitNotInState');
  });
});

describe('two at once', () => {
  it('open one visit of a customer', async () => {
    const opened = await Promise.all([
      tell('openVisit', wish(), customer),
      tell('openVisit', wish(), customer),
    ]);
    expect(opened.map((each) => each.__typename).sort()).toEqual(['VisitPayload', 'VisitUnderWay']);
    const id = opened.find((each) => each.visit)?.visit.id;
    const given = await tell('abandonVisit', { visitId: id }, customer);
    expect(given.visit).toMatchObject({ state: 'ABANDONED', expiresAt: null });
    await paymentOf(id, { state: 'VOIDED' });
  });

  it('leave once, and pay once', async () => {
    const before = await stockOf('CAP-BLUE');
    const id = await inside({ 'CAP-BLUE': 1 });
    const answers = await Promise.all([
      tell('leaveStore', { visitId: id }),
      tell('leaveStore', { visitId: id }),
    ]);
    expect(answers.map((each) => each.__typename).sort()).toEqual([
      'VisitNotInState',
      'VisitPayload',
    ]);
    await paymentOf(id, { captured: minor(1990) });
    expect((await stockOf('CAP-BLUE')).on_hand).toBe(before.on_hand - 1);
  });

  it('go through the gate once, and with the same key are one', async () => {
    const key = { idempotencyKey: freshKey() };
    const [first, second] = await Promise.all([
      tell('openVisit', wish(key), customer),
      tell('openVisit', wish(key), customer),
    ]);
    expect(second.visit.id).toBe(first.visit.id);
    const it = { visitId: first.visit.id, entryCode: first.visit.entryCode };
    const entered = await Promise.all([tell('enterStore', it), tell('enterStore', it)]);
    expect(entered.map((each) => each.__typename).sort()).toEqual([
      'VisitNotInState',
      'VisitPayload',
    ]);
    await tell('leaveStore', { visitId: first.visit.id });
  });
});

describe('a visit that nobody has come for', () => {
  it('gives the money back that is held too late, after its bank was slow', async () => {
    const slow = wish({ paymentMethodToken: 'tok_timeout_after_charge' });
    const opening = tell('openVisit', slow, customer);
    const newest = async () =>
      answered(await shop.ask('{ latestVisit { id state } }', {}, customer));
    await expect.poll(newest).toMatchObject({ state: 'OPENED' });
    const { id } = await newest();
    await endTimeOf(id);
    await stateOf(id, 'ABANDONED');
    await opening;
    const { paymentIntent } = await seen(id);
    const [, reference] = Buffer.from(paymentIntent.id, 'base64url').toString().split(':');
    const heldMinor = () =>
      shop.sandbox.control.books().find((each) => each.reference === reference)?.amountVoided.minor;
    await expect.poll(heldMinor, { timeout: 30_000 }).toBe(10_000);
  });
});

describe('the gate stays closed', () => {
  it('for a wrong code, another store, and money that is not held', async () => {
    const { visit } = await tell(
      'openVisit',
      wish({ paymentMethodToken: 'tok_declined' }),
      customer,
    );
    const it = { visitId: visit.id, entryCode: visit.entryCode };
    expect((await tell('enterStore', { ...it, entryCode: 'guess' })).__typename).toBe(
      'WrongEntryCode',
    );
    expect((await tell('enterStore', it)).__typename).toBe('HoldMissing');
    const paris = { token: await shop.tokenOf('associate-paris') };
    expect((await ask('enterStore', it, paris)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await endTimeOf(visit.id);
    await stateOf(visit.id, 'ABANDONED');
    expect((await seen(visit.id)).paymentIntent.state).toBe('CANCELED');
  });
});

describe('somebody who is inside for half a day', () => {
  it('has left with what they took, and pays for it', async () => {
    const before = await stockOf('CAP-BLUE');
    const id = await inside({ 'CAP-BLUE': 1 });
    await endTimeOf(id);
    await paymentOf(id, { state: 'PARTIALLY_CAPTURED', captured: minor(1990), voided: minor(0) });
    expect(await seen(id)).toMatchObject({
      state: 'LEFT',
      order: { state: 'COMPLETED', lines: [{ sku: 'CAP-BLUE', fulfilled: 1 }] },
    });
    expect((await stockOf('CAP-BLUE')).on_hand).toBe(before.on_hand - 1);
  });

  it('is let go of with the money, where nothing was taken', async () => {
    const id = await inside({});
    await endTimeOf(id);
    await paymentOf(id, { state: 'VOIDED', captured: minor(0) });
    expect((await seen(id)).state).toBe('ABANDONED');
  });

  it('is a matter for the people of the store, where the basket cannot be charged', async () => {
    const id = await inside({ 'CAP-BLUE': 1 }, { upToMinor: 1000 });
    await endTimeOf(id);
    const unsettled = async (persona: string) =>
      answered(
        await shop.ask(
          `query ($at: ID!) { unsettledVisits(locationId: $at) { id state basket { quantity } } }`,
          { at: shop.locationIds['LYON'] },
          { token: await shop.tokenOf(persona) },
        ),
      );
    const found = () => unsettled('associate');
    await expect.poll(found).toEqual([{ id, state: 'INSIDE', basket: [{ quantity: 1 }] }]);
    expect(await unsettled('associate-paris')).toBeNull();
    expect((await seen(id)).paymentIntent).toMatchObject({ state: 'AUTHORIZED' });
    await tell('recordVisitPicks', { visitId: id, picks: picks({ 'CAP-BLUE': -1 }) });
    expect((await tell('leaveStore', { visitId: id })).visit.state).toBe('LEFT');
    expect(await found()).toEqual([]);
  });
});

it('a basket that costs more than is held does not leave', async () => {
  const id = await inside({ 'CAP-BLUE': 2 }, { upToMinor: 2000 });
  const before = await stockOf('CAP-BLUE');
  expect((await tell('leaveStore', { visitId: id })).__typename).toBe('HoldTooSmall');
  const back = { visitId: id, picks: picks({ 'CAP-BLUE': -3 }) };
  expect((await tell('recordVisitPicks', back)).__typename).toBe('NotInBasket');
  expect(await stockOf('CAP-BLUE')).toEqual(before);
  await tell('recordVisitPicks', { visitId: id, picks: picks({ 'CAP-BLUE': -1 }) });
  expect((await tell('leaveStore', { visitId: id })).visit.state).toBe('LEFT');
  await paymentOf(id, { captured: minor(1990) });
});

it('a basket does not leave whose hold was given up meanwhile', async () => {
  const id = await inside({ 'CAP-BLUE': 1 });
  const { paymentIntent } = await seen(id);
  const giveUp = `mutation ($input: ReleaseHoldInput!) { voidPayment(input: $input) { __typename } }`;
  const input = { paymentIntentId: paymentIntent.id, reason: 'lost', idempotencyKey: freshKey() };
  answered(await shop.ask(giveUp, { input }, { token: await shop.tokenOf('admin') }));
  await paymentOf(id, { state: 'VOIDED' });
  expect((await tell('leaveStore', { visitId: id })).__typename).toBe('HoldMissing');
  await tell('recordVisitPicks', { visitId: id, picks: picks({ 'CAP-BLUE': -1 }) });
  expect((await tell('leaveStore', { visitId: id })).visit).toMatchObject({ order: null });
});

it.each([
  ['openVisit', () => wish({ upToMinor: 0 })],
  ['openVisit', () => wish({ upToMinor: 1_000_001 })],
  ['openVisit', () => wish({ currency: 'EURO' })],
] as const)('bad input of %s is refused', async (step, input) => {
  const answer = await ask(step, input(), customer);
  expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});
