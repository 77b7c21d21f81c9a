import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveTransferRoute } from '../../src/locations/index.js';
import { toCursor } from '../../src/platform/events/cursor.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { setOnHand } from '../../src/stock/index.js';
import { given, must, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { follow } from '../support/socket.js';
import { type Goods, requested, requestOf, say, sent, shelf } from './support.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop();
});
afterAll(() => shop.close());

const caps: Goods = { from: 'DEPOT', to: 'LYON', by: 'associate', units: { 'CAP-BLUE': 3 } };
const code = (answer: Awaited<ReturnType<typeof say>>) => answer.errors?.[0]?.extensions.code;
const list = async (by: string, place: string, more = '') => {
  const document = `query ($id: ID!) {
    transfers(locationId: $id ${more}) { nodes { id state isLate nextActions } }
  }`;
  const variables = { id: shop.locationIds[place] };
  return answered(await shop.ask(document, variables, { token: await shop.tokenOf(by) }));
};

describe('goods that one location sends to another', () => {
  it('leave one shelf, are expected at the other, and lie on it once they are there', async () => {
    const asked = await requested(shop, caps);
    expect(asked).toMatchObject({ state: 'REQUESTED', nextActions: ['cancelTransfer'] });
    expect(await shelf(shop, 'CAP-BLUE', 'DEPOT')).toMatchObject({ onHand: 10, incoming: 0 });

    expect(await sent(shop, asked, 'packer')).toMatchObject({ state: 'IN_TRANSIT' });
    expect(await shelf(shop, 'CAP-BLUE', 'DEPOT')).toMatchObject({ onHand: 7, available: 7 });
    expect(await shelf(shop, 'CAP-BLUE', 'LYON')).toMatchObject({
      onHand: 10,
      available: 10,
      incoming: 3,
    });

    const { transfer } = answered(
      await say(shop, 'associate', 'receiveTransfer', { transferId: asked.id }),
    );
    expect(transfer).toMatchObject({ state: 'RECEIVED', nextActions: [] });
    expect(await shelf(shop, 'CAP-BLUE', 'LYON')).toMatchObject({
      onHand: 13,
      available: 13,
      incoming: 0,
    });
  });

  it('are refused with what is short, though they may be promised before they are there', async () => {
    const mugs = { ...caps, units: { 'MUG-RED': 3 } };
    const asked = await requested(shop, mugs);
    const lie = (onHand: number, backOrderable: boolean) =>
      shop.app.gateway.runAsSystem('given', async (work) => {
        const variantId = innerId('Variant', shop.variantIds['MUG-RED'] ?? '');
        const locationId = innerId('Location', shop.locationIds['DEPOT'] ?? '');
        const items = [{ variantId, locationId, onHand, backOrderable }];
        must(await setOnHand(work, { items, reason: 'counted' }));
      });
    await lie(1, true);
    const refused = answered(await say(shop, 'packer', 'sendTransfer', { transferId: asked.id }));
    expect(refused).toMatchObject({
      __typename: 'OutOfStock',
      shortages: [{ asked: 3, available: 1, location: { code: 'DEPOT' } }],
    });
    await lie(10, false);
    const why = { transferId: asked.id, reason: 'not there' };
    answered(await say(shop, 'packer', 'cancelTransfer', why));
  });

  it('may arrive in part, late, and not at all', async () => {
    const asked = await requested(shop, { ...caps, units: { 'TEE-WHITE': 3, 'MUG-RED': 1 } });
    const [tees, mug] = asked.lines;
    await sent(shop, asked, 'packer');
    const tell = async (mutation: string, input: object) =>
      answered(await say(shop, 'associate', mutation, { transferId: asked.id, ...input })).transfer;
    const first = await tell('receiveTransfer', { lines: [{ lineId: tees?.id, quantity: 1 }] });
    expect(first).toMatchObject({
      state: 'PARTIALLY_RECEIVED',
      lines: [
        { sent: 3, received: 1, inTransit: 2 },
        { received: 0, inTransit: 1 },
      ],
    });
    await tell('declareTransferLost', {
      lines: [{ lineId: mug?.id, quantity: 1 }],
      reason: 'broken on the road',
    });
    expect(await shelf(shop, 'MUG-RED', 'LYON')).toMatchObject({ onHand: 10, incoming: 0 });
    expect(await tell('receiveTransfer', {})).toMatchObject({
      state: 'RECEIVED',
      lines: [{ received: 3 }, { lost: 1 }],
    });
    expect(await shelf(shop, 'TEE-WHITE', 'LYON')).toMatchObject({ onHand: 13, incoming: 0 });
  });

  it('are lost where nothing ever arrives', async () => {
    const asked = await requested(shop, { ...caps, units: { 'MUG-RED': 2 } });
    await sent(shop, asked, 'packer');
    const { transfer } = answered(
      await say(shop, 'associate', 'declareTransferLost', {
        transferId: asked.id,
        reason: 'stolen',
      }),
    );
    expect(transfer).toMatchObject({ state: 'LOST', lines: [{ sent: 2, lost: 2, inTransit: 0 }] });
  });

  it('may be fewer than were asked for, and none of what was called off', async () => {
    const fewer = await requested(shop, { ...caps, units: { 'MUG-RED': 2 } });
    const lines = [{ lineId: fewer.lines[0]?.id, quantity: 1 }];
    expect(await sent(shop, fewer, 'packer', lines)).toMatchObject({
      lines: [{ quantity: 2, sent: 1, inTransit: 1 }],
    });
    answered(await say(shop, 'associate', 'receiveTransfer', { transferId: fewer.id }));
    const called = await requested(shop, { ...caps, units: { 'MUG-RED': 2 } });
    const off = { transferId: called.id, reason: 'found in the cellar' };
    expect(answered(await say(shop, 'associate', 'cancelTransfer', off)).transfer).toMatchObject({
      state: 'CANCELED',
      lines: [{ sent: 0 }],
    });
    expect(
      answered(await say(shop, 'packer', 'sendTransfer', { transferId: called.id })),
    ).toMatchObject({ __typename: 'TransferNotInState', state: 'CANCELED', possible: [] });
  });

  it('are told by the timetable of their route, and are late after that', async () => {
    await shop.app.gateway.runAsSystem('route', async (work) =>
      must(
        await saveTransferRoute(work, {
          fromLocationId: innerId('Location', shop.locationIds['PARIS'] ?? ''),
          toLocationId: innerId('Location', shop.locationIds['LYON'] ?? ''),
          transitMinutes: 0,
          departs: [],
        }),
      ),
    );
    const asked = await requested(shop, { ...caps, from: 'PARIS', units: { 'MUG-RED': 1 } });
    const under = await sent(shop, asked, 'associate-paris');
    expect(Date.parse(under.expectedAt ?? '')).toBeLessThanOrEqual(Date.now());
    await expect
      .poll(async () => (await list('associate', 'LYON', 'direction: INCOMING')).nodes)
      .toContainEqual(expect.objectContaining({ id: asked.id, isLate: true }));
    answered(await say(shop, 'associate', 'receiveTransfer', { transferId: asked.id }));
  });

  it('are told to both ends as they go', async () => {
    const asked = await requested(shop, { ...caps, units: { 'MUG-RED': 1 } });
    const document = `subscription ($id: ID!, $after: String) {
      transferEvents(locationId: $id, after: $after) { seq type transfer { id } }
    }`;
    const id = shop.locationIds['LYON'] ?? '';
    const after = toCursor(`transfers:${innerId('Location', id)}`, 0);
    const as = { token: await shop.tokenOf('associate') };
    const news = follow<{ type: string; transfer: { id: string } }>(
      shop.url,
      document,
      { id, after },
      as,
    );
    await sent(shop, asked, 'packer');
    await news.until((event) => event.type === 'TransferSent' && event.transfer.id === asked.id);
    expect(
      news.events.filter((event) => event.transfer.id === asked.id).map((event) => event.type),
    ).toEqual(['TransferRequested', 'TransferSent']);
    await news.leave();
    answered(await say(shop, 'associate', 'receiveTransfer', { transferId: asked.id }));
  });
});

describe('a transfer that cannot be', () => {
  it('is refused with what is short, when it is asked for and when it leaves', async () => {
    const answer = await say(
      shop,
      'associate',
      'requestTransfer',
      requestOf(shop, { ...caps, units: { 'CAP-BLUE': 500 } }),
    );
    expect(answered(answer)).toMatchObject({
      __typename: 'OutOfStock',
      shortages: [{ asked: 500, available: null, location: { code: 'DEPOT' } }],
    });
    const { onHand } = await shelf(shop, 'CAP-BLUE', 'DEPOT');
    const all = { ...caps, units: { 'CAP-BLUE': onHand } };
    const [one, other] = [await requested(shop, all), await requested(shop, all)];
    await sent(shop, one, 'packer');
    expect(
      answered(await say(shop, 'packer', 'sendTransfer', { transferId: other.id })),
    ).toMatchObject({ __typename: 'OutOfStock', shortages: [{ asked: onHand, available: 0 }] });
    const back = await list('packer', 'DEPOT', 'states: [REQUESTED]');
    expect(back.nodes).toContainEqual(expect.objectContaining({ id: other.id }));
    answered(await say(shop, 'associate', 'receiveTransfer', { transferId: one.id }));
  });

  it.each([
    ['an empty list', () => ({ lines: [] })],
    [
      'none of a variant',
      () => ({ lines: [{ variantId: shop.variantIds['MUG-RED'], quantity: 0 }] }),
    ],
    [
      'a way that leads back',
      () => ({ toLocationId: shop.locationIds['LYON'], fromLocationId: shop.locationIds['LYON'] }),
    ],
    ['no reason', () => ({ reason: ' ' })],
  ])('is not asked for with %s', async (_, wrong) => {
    const input = { ...requestOf(shop, { ...caps, units: { 'MUG-RED': 1 } }), ...wrong() };
    expect(code(await say(shop, 'associate', 'requestTransfer', input))).toBe('BAD_USER_INPUT');
  });

  it('counts no more than is under way, and no line twice or of another transfer', async () => {
    const asked = await requested(shop, { ...caps, units: { 'MUG-RED': 2 } });
    const lineId = asked.lines[0]?.id;
    const tooMany = { transferId: asked.id, lines: [{ lineId, quantity: 3 }] };
    expect(answered(await say(shop, 'packer', 'sendTransfer', tooMany))).toMatchObject({
      __typename: 'WrongTransferUnits',
      lineId,
      most: 2,
    });
    await sent(shop, asked, 'packer');
    const foreign = (await requested(shop, { ...caps, units: { 'MUG-RED': 1 } })).lines[0]?.id;
    const wrong: readonly (readonly [object[], string | undefined])[] = [
      [[{ lineId, quantity: 3 }], lineId],
      [[{ lineId, quantity: -1 }], undefined],
      [[{ lineId, quantity: 0 }], undefined],
      [[{ lineId: foreign, quantity: 1 }], undefined],
      [
        [
          { lineId, quantity: 1 },
          { lineId, quantity: 1 },
        ],
        undefined,
      ],
      [[], undefined],
    ];
    for (const [lines, named] of wrong)
      for (const [mutation, more] of [
        ['receiveTransfer', {}],
        ['declareTransferLost', { reason: 'lost' }],
      ] as const)
        expect(
          answered(
            await say(shop, 'associate', mutation, { transferId: asked.id, lines, ...more }),
          ),
        ).toMatchObject({ __typename: 'WrongTransferUnits', lineId: named ?? null });
    answered(await say(shop, 'associate', 'receiveTransfer', { transferId: asked.id }));
  });

  it('belongs to the people of its ends, each to their part', async () => {
    const asked = await requested(shop, { ...caps, units: { 'MUG-RED': 1 } });
    const which = { transferId: asked.id };
    expect(code(await say(shop, 'associate', 'sendTransfer', which))).toBe('NOT_FOUND');
    expect(code(await say(shop, 'associate-paris', 'sendTransfer', which))).toBe('NOT_FOUND');
    const off = { ...which, reason: 'no' };
    expect(code(await say(shop, 'associate-paris', 'cancelTransfer', off))).toBe('NOT_FOUND');
    await sent(shop, asked, 'packer');
    expect(code(await say(shop, 'packer', 'receiveTransfer', which))).toBe('NOT_FOUND');
    expect(code(await say(shop, 'packer', 'declareTransferLost', off))).toBe('NOT_FOUND');
    const between = requestOf(shop, { ...caps, from: 'PARIS', to: 'DEPOT' });
    expect(code(await say(shop, 'associate', 'requestTransfer', between))).toBe('NOT_FOUND');
    expect(await list('associate-paris', 'LYON')).toBeNull();
    answered(await say(shop, 'associate', 'receiveTransfer', which));
  });
});

describe('two at once', () => {
  it('receive the same units once', async () => {
    const asked = await requested(shop, { ...caps, units: { 'MUG-RED': 1 } });
    await sent(shop, asked, 'packer');
    const before = (await shelf(shop, 'MUG-RED', 'LYON')).onHand;
    const answers = await Promise.all(
      ['receiveTransfer', 'receiveTransfer', 'declareTransferLost'].map((mutation) =>
        say(shop, 'associate', mutation, {
          transferId: asked.id,
          ...(mutation === 'declareTransferLost' && { reason: 'gone' }),
        }),
      ),
    );
    const kinds = answers.map((answer) => answered(answer).__typename).sort();
    expect(kinds).toEqual(['TransferNotInState', 'TransferNotInState', 'TransferPayload']);
    const after = await shelf(shop, 'MUG-RED', 'LYON');
    expect(after.incoming).toBe(0);
    expect(after.onHand - before).toBeLessThanOrEqual(1);
  });

  it('send the last units once, to two places and against the buyers', async () => {
    const { available } = await shelf(shop, 'TEE-WHITE', 'DEPOT');
    const goods = { ...caps, by: 'packer', units: { 'TEE-WHITE': available } };
    const [toLyon, toParis] = [
      await requested(shop, goods),
      await requested(shop, { ...goods, to: 'PARIS' }),
    ];
    const answers = await Promise.all(
      [toLyon, toParis].map((each) => say(shop, 'packer', 'sendTransfer', { transferId: each.id })),
    );
    const kinds = answers.map((answer) => answered(answer).__typename).sort();
    expect(kinds).toEqual(['OutOfStock', 'TransferPayload']);
    expect(await shelf(shop, 'TEE-WHITE', 'DEPOT')).toMatchObject({ onHand: 0 });
  });

  it('cross on the road without waiting for each other', async () => {
    const units = { 'MUG-RED': 1, 'CAP-BLUE': 1 };
    const there = await requested(shop, { from: 'LYON', to: 'PARIS', by: 'associate', units });
    const back = await requested(shop, { from: 'PARIS', to: 'LYON', by: 'associate', units });
    await Promise.all([sent(shop, there, 'associate'), sent(shop, back, 'associate-paris')]);
    const [one, other] = await Promise.all([
      say(shop, 'associate-paris', 'receiveTransfer', { transferId: there.id }),
      say(shop, 'associate', 'receiveTransfer', { transferId: back.id }),
    ]);
    expect(answered(one).transfer.state).toBe('RECEIVED');
    expect(answered(other).transfer.state).toBe('RECEIVED');
  });
});

it('does each step once, however often it is asked for with the same key', async () => {
  const key = { idempotencyKey: freshKey() };
  const input = { ...requestOf(shop, { ...caps, units: { 'MUG-RED': 1 } }), ...key };
  const twice = async (by: string, mutation: string, given: Record<string, unknown>) => {
    const [one, other] = [
      answered(await say(shop, by, mutation, given)),
      answered(await say(shop, by, mutation, given)),
    ];
    expect(other.transfer.id).toBe(one.transfer.id);
    return other.transfer;
  };
  const asked = await twice('associate', 'requestTransfer', input);
  const before = await shelf(shop, 'MUG-RED', 'DEPOT');
  await twice('packer', 'sendTransfer', { transferId: asked.id, idempotencyKey: freshKey() });
  expect(await shelf(shop, 'MUG-RED', 'DEPOT')).toMatchObject({ onHand: before.onHand - 1 });
  const arrived = { transferId: asked.id, idempotencyKey: freshKey() };
  expect(await twice('associate', 'receiveTransfer', arrived)).toMatchObject({
    state: 'RECEIVED',
    lines: [{ received: 1 }],
  });
});
