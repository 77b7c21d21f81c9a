import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/pages/tablet/documents/tasks.js';
import { withOneMore, withQuantity } from '../../../src/pages/tablet/domain/basket.js';
import { distance, waitClock } from '../../../src/pages/tablet/domain/clock.js';
import { barcodeOfEpc } from '../../../src/pages/tablet/domain/epc.js';
import { difference } from '../../../src/pages/tablet/domain/exchange.js';
import {
  handedOverLines,
  refuseUnits,
  takeUnits,
} from '../../../src/pages/tablet/domain/hand-over.js';
import { judgedUnits } from '../../../src/pages/tablet/domain/inspection.js';
import { KeyboardWedge } from '../../../src/pages/tablet/domain/keyboard-wedge.js';
import { afterDeed, signedText } from '../../../src/pages/tablet/domain/offline.js';
import {
  allInOne,
  closedParcels,
  leftOf,
  putInto,
} from '../../../src/pages/tablet/domain/packing.js';
import {
  arrivals,
  claimOf,
  countStages,
  isLate,
  shownTasks,
} from '../../../src/pages/tablet/domain/queue.js';
import { bears, readScan } from '../../../src/pages/tablet/domain/scan.js';

describe('what was scanned', () => {
  it.each([
    ['P2026-100001', 'P2026-100001'],
    [' p2026 100001 ', 'P2026-100001'],
    ['#2026-100001', 'P2026-100001'],
    // The label of its second parcel.
    ['P2026-100001-2', 'P2026-100001'],
    ['CAP-BLUE', undefined],
    ['ABCD2345', undefined],
  ])('%s is the order %s', (typed, number) => {
    expect(readScan(typed).orderNumber).toBe(number);
  });

  it.each([
    ['abcd-2345', 'ABCD2345'],
    ['ABCD 2345', 'ABCD2345'],
    // Letters and digits that people mistake for one another are in no code.
    ['ABCD0123', undefined],
    ['ABCD234', undefined],
    ['23456789', undefined],
  ])('%s is the pickup code %s', (typed, code) => {
    expect(readScan(typed).pickupCode).toBe(code);
  });

  it('the QR code of a pickup is both, as a scanner reads it', () => {
    expect(readScan('P2026-100001/ABCD2345')).toMatchObject({
      orderNumber: 'P2026-100001',
      pickupCode: 'ABCD2345',
    });
  });

  it('an RFID tag is read as the bar code of its goods', () => {
    // The example of the EPC Tag Data Standard: urn:epc:id:sgtin:0614141.812345.6789
    expect(barcodeOfEpc('3074257BF7194E4000001A85')).toBe('80614141123458');
    expect(barcodeOfEpc('3074257BF7194E4000001A8')).toBeUndefined();
    expect(barcodeOfEpc('3174257BF7194E4000001A85')).toBeUndefined();
    expect(barcodeOfEpc('301C257BF7194E4000001A85')).toBeUndefined();
    expect(readScan('3074257bf7194e4000001a85')).toMatchObject({
      goods: '80614141123458',
      epc: '3074257BF7194E4000001A85',
    });
    expect(readScan('80614141123458').epc).toBeUndefined();
  });

  it('goods bear their SKU, and their bar code with or without zeros in front', () => {
    const cap = { sku: 'CAP-BLUE', barcode: '0012345678905' };
    for (const scanned of ['cap-blue', '12345678905', '00012345678905'])
      expect(bears(cap, scanned), scanned).toBe(true);
    expect(bears(cap, '2345678905')).toBe(false);
    expect(bears({ sku: 'MUG', barcode: null }, '')).toBe(false);
  });
});

describe('a scanner that plays a keyboard', () => {
  const press = (text: string, gapMs: number) => {
    const wedge = new KeyboardWedge();
    return [...text, 'Enter'].map((key, place) => wedge.press(key, 1000 + place * gapMs)).at(-1);
  };

  it('is told from fingers by its speed', () => {
    expect(press('P2026-100001', 12)).toBe('P2026-100001');
    expect(press('P2026-100001', 140)).toBeUndefined();
  });

  it('is not heard in a short word, or in keys that write nothing', () => {
    expect(press('abc', 5)).toBeUndefined();
    const wedge = new KeyboardWedge();
    const keys = ['Shift', 'A', 'Shift', 'B', 'C', 'D', 'Enter'];
    expect(keys.map((key, place) => wedge.press(key, place)).at(-1)).toBe('ABCD');
  });
});

const noon = Date.parse('2026-06-01T12:00:00Z');

function task(given: Partial<Task>): Task {
  return {
    id: given.orderNumber ?? 'task',
    kind: 'PICKUP',
    state: 'PLANNED',
    orderNumber: 'P2026-1',
    collectorName: 'Camille',
    promisedAt: '2026-06-01T12:00:00Z',
    plannedAt: '2026-06-01T09:00:00Z',
    bay: null,
    car: null,
    arrivedAt: null,
    dueAt: given.promisedAt ?? '2026-06-01T12:00:00Z',
    claim: null,
    sendTo: null,
    transfer: null,
    identityCheck: null,
    nextActions: [],
    lines: [],
    fulfilment: { id: 'fulfilment' },
    ...given,
  };
}

describe('the queue', () => {
  const later = task({ orderNumber: 'P2026-2', promisedAt: '2026-06-01T13:00:00Z' });
  const sooner = task({ orderNumber: 'P2026-3', state: 'READY' });
  const sent = task({ orderNumber: 'P2026-4', kind: 'SHIP', state: 'SHIPPED' });
  const numbers = (tasks: readonly Task[]) => tasks.map((each) => each.orderNumber);

  it('shows what is promised first at the top, and what is done only where it is asked for', () => {
    const all = [later, sent, sooner];
    expect(numbers(shownTasks(all, { kind: null, stage: null }))).toEqual(['P2026-3', 'P2026-2']);
    expect(numbers(shownTasks(all, { kind: null, stage: 'DONE' }))).toEqual(['P2026-4']);
    expect(numbers(shownTasks(all, { kind: 'SHIP', stage: null }))).toEqual([]);
    expect(countStages(all, 'PICKUP')).toMatchObject({ TO_ACCEPT: 1, READY: 1, DONE: 0 });
  });

  it('is late with what it still has to prepare, and with nothing else', () => {
    expect(isLate(task({}), noon + 1)).toBe(true);
    expect(isLate(task({}), noon)).toBe(false);
    expect(isLate(task({ state: 'READY', dueAt: null }), noon + 1)).toBe(false);
  });

  it('is bound by a claim until it runs out', () => {
    const claim = { by: 'Léa', isYours: false, until: '2026-06-01T12:00:00Z' };
    expect(claimOf(task({ claim }), noon - 1)).toBe(claim);
    expect(claimOf(task({ claim }), noon)).toBeNull();
  });

  it('lets whoever came first be served first', () => {
    const came = (orderNumber: string, arrivedAt: string) =>
      task({ orderNumber, state: 'CUSTOMER_ARRIVED', arrivedAt });
    const there = [came('second', '2026-06-01T11:01:00Z'), came('first', '2026-06-01T11:00:00Z')];
    expect(numbers(arrivals([later, ...there]))).toEqual(['first', 'second']);
  });
});

describe('a hand-over of some', () => {
  const line = {
    id: 'l',
    sku: 'CAP',
    title: 'Cap',
    quantity: 5,
    picked: 4,
    handedOver: 1,
    refused: 0,
  };

  it('gives away no more than waits, and takes from one side what the other wants', () => {
    const all = { taken: 3, refused: 0 };
    expect(refuseUnits(line, all, 1)).toEqual({ taken: 2, refused: 1 });
    expect(takeUnits(line, { taken: 0, refused: 3 }, 2)).toEqual({ taken: 2, refused: 1 });
    expect(takeUnits(line, all, 9)).toEqual(all);
  });

  it('needs no words where all that waits is taken', () => {
    const gone = { ...line, id: 'gone', handedOver: 4 };
    expect(handedOverLines([line, gone], {})).toBeNull();
    expect(handedOverLines([line, gone], { l: { taken: 3, refused: 0 } })).toBeNull();
    expect(handedOverLines([line, gone], { l: { taken: 1, refused: 0 } })).toEqual([
      { lineId: 'l', taken: 1, refused: 0 },
    ]);
  });
});

describe('what is done without a connection', () => {
  const noted = { counter: 7, recordedAt: '2026-06-01T12:00:00.000Z', taskId: 'task' };

  it('is signed as seven lines, each empty where there is nothing to say', () => {
    const lines = [
      { lineId: 'a', picked: 2 },
      { lineId: 'b', picked: 0 },
    ];
    expect(signedText({ ...noted, kind: 'PICK', lines })).toBe(
      '7\n2026-06-01T12:00:00.000Z\nPICK\ntask\na=2,b=0\n\n',
    );
    const handedOver = {
      kind: 'HAND_OVER',
      pickupCode: 'ABCD2345',
      identityChecked: true,
    } as const;
    expect(signedText({ ...noted, ...handedOver })).toBe(
      '7\n2026-06-01T12:00:00.000Z\nHAND_OVER\ntask\n\nABCD2345\nchecked',
    );
  });

  it('shows on the tablet at once, with the steps that need nobody else', () => {
    const line = { id: 'a', sku: 'CAP', title: 'Cap', quantity: 2, picked: null };
    const open = task({ lines: [{ ...line, handedOver: 0, refused: 0 }] });
    const accepted = afterDeed(open, { kind: 'ACCEPT' });
    expect(accepted).toMatchObject({ state: 'ACCEPTED', nextActions: ['pickFulfilment'] });
    const picked = afterDeed(accepted, { kind: 'PICK', lines: [{ lineId: 'a', picked: 1 }] });
    expect(picked).toMatchObject({ state: 'PICKING', lines: [{ picked: 1 }] });
    expect(picked.nextActions).toContain('markPickupReady');
    const ready = afterDeed(picked, { kind: 'MARK_READY' });
    expect(ready).toMatchObject({ state: 'READY', nextActions: ['handOverOrder'] });
    const gone = afterDeed(ready, { kind: 'HAND_OVER', pickupCode: 'ABCD2345' });
    expect(gone).toMatchObject({ state: 'HANDED_OVER', nextActions: [] });
    const sent = afterDeed(task({ kind: 'SHIP' }), { kind: 'PICK', lines: [] });
    expect(sent.nextActions).toEqual(['pickFulfilment']);
  });
});

describe('goods that come back', () => {
  it('are judged unit by unit: what nothing is wrong with is on sale again', () => {
    const line = {
      id: 'l',
      sku: 'CAP',
      title: 'Cap',
      quantity: 4,
      received: 3,
      reason: { label: '' },
    };
    const none = { ...line, id: 'none', received: 0 };
    expect(judgedUnits([line, none], { l: { quarantine: 1, damaged: 1 } })).toEqual([
      { lineId: 'l', disposition: 'RESTOCK', quantity: 1 },
      { lineId: 'l', disposition: 'QUARANTINE', quantity: 1 },
      { lineId: 'l', disposition: 'DAMAGED', quantity: 1 },
    ]);
    expect(judgedUnits([line], {})).toEqual([{ lineId: 'l', disposition: 'RESTOCK', quantity: 3 }]);
  });
});

describe('the clock', () => {
  it.each([
    [0, '0:00'],
    [247, '4:07'],
    [3750, '1:02:30'],
    [-5, '0:00'],
  ])('writes a wait of %s s as %s', (seconds, written) => {
    expect(waitClock(noon, noon + seconds * 1000)).toBe(written);
  });

  it.each([
    [12, { count: 12, unit: 'minute' }],
    [-75, { count: -1, unit: 'hour' }],
    [60 * 50, { count: 2, unit: 'day' }],
  ])('says %s minutes in the unit that fits', (minutes, said) => {
    expect(distance(noon + minutes * 60_000, noon)).toEqual(said);
  });
});

describe('the basket', () => {
  const cap = { variantId: 'cap', sku: 'CAP', title: 'Cap' };

  it('holds a variant in one line only, and lets go of what is wanted no more', () => {
    const twice = withOneMore(withOneMore([], cap), cap);
    expect(twice).toEqual([{ ...cap, quantity: 2 }]);
    expect(withQuantity(twice, 'cap', 5000)).toEqual([{ ...cap, quantity: 999 }]);
    expect(withQuantity(twice, 'cap', 0)).toEqual([]);
  });
});

describe('parcels on the packing table', () => {
  const [caps, mug] = [
    { id: 'caps', picked: 3 },
    { id: 'mug', picked: 1 },
  ] as const;
  const lines = [caps, mug, { id: 'none', picked: 0 }];

  it('hold everything in one at first, and never more than was found', () => {
    const one = allInOne(lines);
    expect(one).toEqual([{ weight: '', units: { caps: 3, mug: 1, none: 0 } }]);
    expect(putInto(one, 0, caps, 9)[0]?.units['caps']).toBe(3);
    const two = putInto([...putInto(one, 0, caps, 1), { weight: '', units: {} }], 1, caps, 5);
    expect(two.map(({ units }) => units['caps'])).toEqual([1, 2]);
    expect(leftOf(caps, two)).toBe(0);
    expect(putInto(two, 1, caps, -1)[1]?.units['caps']).toBe(0);
  });

  it('are closed once all of it is in, each has something in it, and each was weighed', () => {
    const weighed = allInOne(lines).map((box) => ({ ...box, weight: '700' }));
    const whole = [
      {
        weightGrams: 700,
        lines: [
          { lineId: 'caps', quantity: 3 },
          { lineId: 'mug', quantity: 1 },
        ],
      },
    ];
    expect(closedParcels(lines, weighed)).toEqual(whole);
    expect(closedParcels(lines, putInto(weighed, 0, mug, 0))).toBeNull();
    expect(closedParcels(lines, [...weighed, { weight: '100', units: {} }])).toBeNull();
    for (const weight of ['', '0', '1.5', 'x'])
      expect(
        closedParcels(
          lines,
          weighed.map((box) => ({ ...box, weight })),
        ),
      ).toBeNull();
  });
});

it('an exchange is paid with what came back, and one of the two sides owes the rest', () => {
  const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
  const of = (total: number) => {
    const { credit, toPay, goesBack } = difference({ worth: euros(1990) }, euros(total));
    return [credit.amountMinor, toPay.amountMinor, goesBack.amountMinor];
  };
  expect(of(2500)).toEqual([1990, 510, 0]);
  expect(of(1250)).toEqual([1250, 0, 740]);
  expect(of(1990)).toEqual([1990, 0, 0]);
});
