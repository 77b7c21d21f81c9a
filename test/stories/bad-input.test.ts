import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, ManualClock } from '../../src/kernel/clock.js';
import { type Bought, openReturnDesk, type ReturnDesk } from '../returns/return-desk.js';
import { pictureOfTables } from '../support/all-tables.js';
import { prepareAtCounter } from '../support/counter.js';
import { fillCart, order } from '../support/journey.js';
import { attempt, type Shown, signedIn, tell, type Who } from '../support/tell.js';
import { requested, sent } from '../transfers/support.js';

const clock = new ManualClock(new Date());
let desk: ReturnDesk;
/** Two caps that are with their buyer, and an order that waits to be collected in Lyon. */
let bought: Bought;
let waiting: { id: string; pickupId: string; code: string };

beforeAll(async () => {
  desk = await openReturnDesk({ clock, workers: 0 });
  bought = await desk.buy({ quantity: 2 });
  const { order: placed } = await order(desk.shop, await fillCart(desk.shop));
  const [pickup] = placed.fulfilments;
  await prepareAtCounter(desk.shop, pickup);
  waiting = { id: placed.id, pickupId: pickup.id, code: pickup.code };
});
afterAll(() => desk.close());

/** One wrong request, and how it is answered: by a refusal of its type, or as what is not there. */
interface Wrong {
  readonly who: Who;
  readonly does: string;
  readonly input: object;
  readonly shown?: Shown;
  readonly answer: string | object;
}

const at = (code: string) => desk.shop.locationIds[code];
const variant = (sku: string) => desk.shop.variantIds[sku];
const stranger = 'other-customer';
const notThere = 'NOT_FOUND';
const back = (quantity: number, more: object = {}) => ({
  orderId: bought.id,
  lines: desk.linesOf(bought, quantity),
  ...more,
});

/** What the tables hold once nothing is under way any more: no news of a provider comes while a request is looked at. */
async function pictureAtRest() {
  desk.shop.sandbox.control.conductWebhooks({ paused: true });
  let picture = await pictureOfTables(desk.shop);
  const hasChanged = async () => {
    const before = picture;
    picture = await pictureOfTables(desk.shop);
    return !isDeepStrictEqual(picture, before);
  };
  await expect.poll(hasChanged, { interval: 150 }).toBe(false);
  return picture;
}

async function isRefused({ who, does, input, shown, answer }: Wrong): Promise<void> {
  const as = await signedIn(desk.shop, who);
  const before = await pictureAtRest();
  const given = await attempt(desk.shop, as, does, input, shown);
  if (typeof answer === 'string') expect(given.errors?.[0]?.extensions.code).toBe(answer);
  else expect(given.data?.[does] ?? given.errors).toMatchObject(answer);
  expect(await pictureOfTables(desk.shop)).toEqual(before);
  desk.shop.sandbox.control.conductWebhooks({ paused: false });
}

describe('a store that is not theirs', () => {
  const paris = 'associate-paris';
  it.each<[string, () => Wrong]>([
    [
      'hands nothing over of it',
      () => ({
        who: paris,
        does: 'handOverOrder',
        input: { fulfilmentId: waiting.pickupId, pickupCode: waiting.code },
        answer: notThere,
      }),
    ],
    [
      'cannot say that its goods are not there',
      () => ({
        who: paris,
        does: 'rejectFulfilment',
        input: { fulfilmentId: waiting.pickupId, reason: 'not found' },
        answer: notThere,
      }),
    ],
    [
      'counts nothing on its shelves',
      () => ({
        who: paris,
        does: 'adjustStock',
        input: {
          variantId: variant('CAP-BLUE'),
          locationId: at('LYON'),
          delta: 5,
          reason: 'counted',
        },
        answer: notThere,
      }),
    ],
    [
      'takes no goods back on its counter',
      () => ({
        who: paris,
        does: 'openReturnAtCounter',
        input: back(1, { locationId: at('LYON') }),
        answer: notThere,
      }),
    ],
    [
      'gets no goods sent to it',
      () => ({
        who: paris,
        does: 'requestTransfer',
        input: {
          fromLocationId: at('DEPOT'),
          toLocationId: at('LYON'),
          lines: [{ variantId: variant('CAP-BLUE'), quantity: 1 }],
          reason: 'sold out',
        },
        answer: notThere,
      }),
    ],
    [
      'keeps nothing where nothing is handed over',
      () => ({
        who: 'customer',
        does: 'reserveInStore',
        input: {
          locationId: at('DEPOT'),
          lines: [{ variantId: variant('CAP-BLUE'), quantity: 1 }],
          contact: { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' },
        },
        answer: { __typename: 'PickupNotOffered' },
      }),
    ],
  ])('%s', (_, wrong) => isRefused(wrong()));
});

describe('an order of somebody else', () => {
  const doing = (does: string, more: () => object) => (): Wrong => ({
    who: stranger,
    does,
    input: { orderId: waiting.id, ...more() },
    answer: notThere,
  });
  it.each<[string, () => Wrong]>([
    ['is not cancelled', doing('cancelOrder', () => ({}))],
    ['has nobody waiting in the drive', doing('announceArrival', () => ({ bay: 'B4' }))],
    [
      'is collected by nobody else',
      doing('nameCollector', () => ({
        pickupId: waiting.pickupId,
        firstName: 'Eve',
        lastName: 'Voleur',
        email: 'eve@example.org',
      })),
    ],
    ['does not come back', doing('requestReturn', () => back(1, { method: 'STORE' }))],
    [
      'is not sent anywhere else',
      doing('changeOrderDelivery', () => ({
        fulfilment: { kind: 'PICKUP', locationId: at('PARIS') },
      })),
    ],
  ])('%s', (_, wrong) => isRefused(wrong()));
});

describe('a wrong code', () => {
  /** That somebody has tried is written down, and told to the store: nothing else. */
  const triesAreKept = [
    ...['code_failures', 'code_locked_until', 'version', 'updated_at'].map(
      (c) => `fulfilment.${c}`,
    ),
    ...['audit_change', 'audit_command', 'event', 'stream_head'],
  ];

  it('is tried five times, and from then on the right one does not help', async () => {
    const associate = await signedIn(desk.shop, 'associate');
    const before = await pictureOfTables(desk.shop, triesAreKept);
    const give = (pickupCode: string) =>
      tell(
        desk.shop,
        associate,
        'handOverOrder',
        { fulfilmentId: waiting.pickupId, pickupCode },
        { refused: '... on WrongPickupCode { triesLeft } ... on PickupCodeLocked { lockedUntil }' },
      );
    for (const triesLeft of [4, 3, 2, 1])
      expect(await give('AAAAAAAA')).toMatchObject({ __typename: 'WrongPickupCode', triesLeft });
    for (const code of ['AAAAAAAA', 'AAAAAAAA', waiting.code]) {
      const locked = await give(code);
      expect(locked.__typename).toBe('PickupCodeLocked');
      expect(Date.parse(locked.lockedUntil)).toBeGreaterThan(clock.now().getTime());
    }
    expect(await pictureOfTables(desk.shop, triesAreKept)).toEqual(before);
  });
});

describe('more than was bought', () => {
  const most = { refused: '... on NotSoManyReturnable { askedUnits returnableUnits }' };
  const answer = { __typename: 'NotSoManyReturnable', askedUnits: 3, returnableUnits: 2 };
  it.each<[string, () => Wrong]>([
    [
      'is not asked for by the buyer',
      () => ({
        who: bought.as,
        does: 'requestReturn',
        input: back(3, { method: 'STORE' }),
        shown: most,
        answer,
      }),
    ],
    [
      'is not taken at a counter',
      () => ({
        who: 'associate',
        does: 'openReturnAtCounter',
        input: back(3, { locationId: at('LYON') }),
        shown: most,
        answer,
      }),
    ],
    [
      'is not given back',
      () => ({
        who: 'supervisor',
        does: 'refundOrder',
        input: {
          orderId: bought.id,
          lines: [{ lineId: bought.lineId, quantity: 3 }],
          currency: 'EUR',
          reason: 'three came back',
          reasonCode: 'RETURNED',
        },
        answer: { __typename: 'NotSoManyUnits' },
      }),
    ],
  ])('%s', (_, wrong) => isRefused(wrong()));
});

describe('more than is there', () => {
  const caps = { from: 'DEPOT', to: 'LYON', by: 'associate', units: { 'CAP-BLUE': 2 } };
  const lines = (quantity: number, lineId?: string) => [{ lineId, quantity }];
  const wrongUnits = { refused: '... on WrongTransferUnits { most }' };

  it('is not asked for', () =>
    isRefused({
      who: 'associate',
      does: 'requestTransfer',
      input: {
        fromLocationId: at('DEPOT'),
        toLocationId: at('LYON'),
        lines: [{ variantId: variant('CAP-BLUE'), quantity: 500 }],
        reason: 'sold out',
      },
      shown: { refused: '... on OutOfStock { shortages { asked } }' },
      answer: { __typename: 'OutOfStock', shortages: [{ asked: 500 }] },
    }));

  it('is not sent, and not received', async () => {
    const { id: transferId, lines: asked } = await requested(desk.shop, caps);
    const input = { transferId, lines: lines(3, asked[0]?.id) };
    const answer = { __typename: 'WrongTransferUnits', most: 2 };
    await isRefused({ who: 'packer', does: 'sendTransfer', input, shown: wrongUnits, answer });
    await sent(desk.shop, { id: transferId }, 'packer');
    const received = { who: 'associate', does: 'receiveTransfer', input };
    await isRefused({ ...received, shown: wrongUnits, answer });
    const lost = { ...input, reason: 'never came' };
    await isRefused({
      ...received,
      does: 'declareTransferLost',
      input: lost,
      shown: wrongUnits,
      answer,
    });
    await tell(desk.shop, 'associate', 'receiveTransfer', { transferId });
  });
});

describe('a plan that is out of date', () => {
  it('moves no money, and shows which one holds', async () => {
    const own = await desk.buy({ quantity: 2 });
    const plan = { returnId: (await desk.bringBack(own)).id };
    const { hash: old } = (await desk.plan(plan)).plan;
    const gesture = { orderId: own.id, goodwillMinor: 100 };
    const { hash } = (await desk.plan(gesture, 'agent')).plan;
    await desk.tell('executeRefundPlan', { plan: gesture, hash, reason: 'late' }, 'agent');
    const { hash: currentHash } = (await desk.plan(plan)).plan;
    expect(currentHash).not.toBe(old);
    for (const wrong of [old, 'made up'])
      await isRefused({
        who: 'associate',
        does: 'executeRefundPlan',
        input: { plan, hash: wrong, reason: 'came back' },
        shown: { refused: '... on RefundPlanOutdated { currentHash }' },
        answer: { __typename: 'RefundPlanOutdated', currentHash },
      });
  });
});

describe('goods whose time to come back is over', () => {
  it.each<[string, string, () => object]>([
    ['at home', 'agent', () => ({ does: 'requestReturn', input: back(1, { method: 'STORE' }) })],
    [
      'at a counter',
      'associate',
      () => ({ does: 'openReturnAtCounter', input: back(1, { locationId: at('LYON') }) }),
    ],
  ])('stay with their buyer, %s', async (_, who, given) => {
    clock.advance(31 * dayMs);
    const wrong = given() as Pick<Wrong, 'does' | 'input'>;
    const shown = { refused: '... on ReturnWindowOver { orderLineId until }' };
    const answer = { __typename: 'ReturnWindowOver', orderLineId: bought.lineId };
    await isRefused({ ...wrong, who, shown, answer });
  });
});
