import { expect, it } from 'vitest';
import { checkCode } from '../../src/fulfilment/domain/code-tries.js';
import { Fulfilment } from '../../src/fulfilment/domain/fulfilment.js';
import { FulfilmentLine } from '../../src/fulfilment/domain/fulfilment-line.js';
import { isPickupCode, pickupCode } from '../../src/fulfilment/domain/pickup-code.js';
import { newId } from '../../src/kernel/ids.js';

const now = new Date('2026-11-22T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

function pickup(...quantities: number[]): Fulfilment {
  const fulfilment = new Fulfilment(
    newId(),
    'order',
    'P2026-1',
    'PICKUP',
    'lyon',
    'lyon',
    'AT_HANDOVER',
    'Léa Bernard',
    0,
    now,
    now,
  );
  fulfilment.lines = quantities.map(
    (quantity, place) =>
      new FulfilmentLine(
        `line-${place}`,
        fulfilment.id,
        `order-line-${place}`,
        'variant',
        `SKU-${place}`,
        { fr: 'Casquette', en: 'Cap' },
        quantity,
        1000,
        place,
      ),
  );
  return fulfilment;
}

it('refuses a second associate who accepts the same task', () => {
  const task = pickup(1);
  expect(task.accept('anne', now)).toBe(task);
  expect(task.accept('bruno', now)).toMatchObject({
    kind: 'FulfilmentNotInState',
    state: 'ACCEPTED',
    possible: ['pick', 'reject', 'cancel'],
  });
  expect(task.handledBy).toBe('anne');
});

it('lets a pick be corrected until the goods are made ready', () => {
  const task = pickup(2, 1);
  task.accept('anne', now);
  task.pick([{ lineId: 'line-0', picked: 0 }], now);
  expect(task.finishPicking(now, null)).toMatchObject({ kind: 'PickNotFinished', skus: ['SKU-1'] });
  task.pick([{ lineId: 'line-1', picked: 0 }], now);
  expect(task.finishPicking(now, null)).toMatchObject({ kind: 'NothingPicked' });
  task.pick([{ lineId: 'line-0', picked: 2 }], now);
  const waiting = { keepUntil: later(60), remindAt: later(30) };
  expect(task.finishPicking(now, waiting)).toBe(task);
  expect(task).toMatchObject({ state: 'READY', ...waiting });
  expect(task.pick([{ lineId: 'line-0', picked: 1 }], now)).toMatchObject({
    kind: 'FulfilmentNotInState',
  });
});

it.each([-1, 3, 1.5, Number.NaN])('refuses %f picked of 2', (picked) => {
  const task = pickup(2);
  task.accept('anne', now);
  expect(task.pick([{ lineId: 'line-0', picked }], now)).toMatchObject({
    kind: 'WrongPick',
    sku: 'SKU-0',
    asked: 2,
  });
  expect(task).toMatchObject({ state: 'ACCEPTED', lines: [{ picked: null }] });
});

it('refuses two numbers for one line', () => {
  const task = pickup(2);
  task.accept('anne', now);
  const found = [1, 2].map((picked) => ({ lineId: 'line-0', picked }));
  expect(task.pick(found, now)).toMatchObject({ kind: 'WrongPick', sku: 'SKU-0' });
  expect(task).toMatchObject({ state: 'ACCEPTED', lines: [{ picked: null }] });
});

it('refuses a line of somebody else', () => {
  const task = pickup(1);
  task.accept('anne', now);
  expect(task.pick([{ lineId: 'another', picked: 1 }], now)).toMatchObject({ sku: null });
});

it('locks after five wrong codes in a row, and unlocks by itself', () => {
  const task = pickup(1);
  const tries = [1, 2, 3, 4, 5].map(() => checkCode(task, false, now));
  expect(tries.map((refused) => refused?.kind)).toEqual([
    ...Array(4).fill('WrongPickupCode'),
    'PickupCodeLocked',
  ]);
  expect(checkCode(task, true, later(14))).toMatchObject({ kind: 'PickupCodeLocked' });
  expect(checkCode(task, true, later(16))).toBeUndefined();
});

it('forgets wrong codes once the right one was given', () => {
  const task = pickup(1);
  for (let count = 0; count < 4; count += 1) checkCode(task, false, now);
  expect(checkCode(task, true, now)).toBeUndefined();
  expect(checkCode(task, false, now)).toMatchObject({ triesLeft: 4 });
});

it('makes a code of its own for each fulfilment, and reads it as people type it', () => {
  const [one, other] = [newId(), newId()];
  const code = pickupCode('secret', one);
  expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
  expect(pickupCode('secret', one)).toBe(code);
  expect(pickupCode('secret', other)).not.toBe(code);
  expect(pickupCode('another secret', one)).not.toBe(code);
  expect(isPickupCode('secret', one, ` ${code.slice(0, 4)}-${code.slice(4).toLowerCase()} `)).toBe(
    true,
  );
  for (const wrong of ['', code.slice(1), `${code}A`, 'é'.repeat(8), 'A'.repeat(100_000)])
    expect(isPickupCode('secret', one, wrong)).toBe(false);
});
