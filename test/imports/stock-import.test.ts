import 'reflect-metadata';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.js';
import { findStockInconsistencies, reserveForOrder, stockStream } from '../../src/stock/index.js';
import { ImportDesk, reasons } from './support/import-desk.js';

let desk: ImportDesk;
let depotId: string;

beforeEach(async () => {
  desk = await ImportDesk.open();
  depotId = await desk.location('DEPOT');
  await desk.location('LYON', 'STORE');
  await desk.products([
    'Handle,Title,Variant SKU,Variant Price',
    'mug,Mug,MUG,12',
    'cap,Cap,CAP,9',
  ]);
});
afterEach(() => desk.close());

const feed = ['sku,location_code,on_hand,safety', 'MUG,DEPOT,12,2', 'MUG,LYON,3,', 'CAP,DEPOT,0,'];

async function level(sku: string, code: string) {
  const { rows } = await sql<{ on_hand: number; safety_target: number }>`
    select s.on_hand, s.safety_target from stock_item s join variant v on v.id = s.variant_id
      join location l on l.id = s.location_id where v.sku = ${sku} and l.code = ${code}`.execute(
    desk.gateway.db,
  );
  return rows[0];
}

it('writes counts and safety, tells of them once, and leaves nothing to do for the same file', async () => {
  const first = await desk.stock(feed);
  expect(first.summary).toEqual({ rows: 3, created: 3, changed: 0, unchanged: 0, refusedRows: 0 });
  expect(await level('MUG', 'DEPOT')).toEqual({ on_hand: 12, safety_target: 2 });
  expect(await level('CAP', 'DEPOT')).toEqual({ on_hand: 0, safety_target: 0 });
  const told = await desk.gateway.streams.readAfter(stockStream(depotId), 0);
  expect(told.map(({ type, payload }) => [type, payload['onHand'], payload['available']])).toEqual([
    ['StockChanged', 12, 10],
  ]);
  const before = await desk.footprint();
  expect((await desk.stock(feed)).summary).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
  expect(await desk.footprint()).toEqual(before);
});

it('leaves safety as it is where the file says nothing of it', async () => {
  await desk.stock(feed);
  const { summary } = await desk.stock(['sku,location_code,on_hand', 'MUG,DEPOT,8']);
  expect(summary).toMatchObject({ changed: 1 });
  expect(await level('MUG', 'DEPOT')).toEqual({ on_hand: 8, safety_target: 2 });
});

it('refuses what it cannot know or count, and keeps the rest', async () => {
  const imported = await desk.stock([
    'sku,location_code,on_hand,safety',
    'HAT,DEPOT,1,',
    'MUG,MARS,1,',
    'MUG,DEPOT,-1,',
    'MUG,DEPOT,many,',
    'MUG,DEPOT,,',
    ',DEPOT,1,',
    'MUG,DEPOT,1,-2',
    'CAP,DEPOT,7,',
    'CAP,DEPOT,8,',
    'CAP,DEPOT',
  ]);
  expect(
    reasons(imported).toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
  ).toEqual([
    '2: There is no SKU "HAT".',
    '3: There is no location "MARS".',
    '4: on_hand "-1" is negative.',
    '5: on_hand "many" is not a whole number.',
    '6: on_hand is empty.',
    '7: sku is empty.',
    '8: safety "-2" is negative.',
    '10: "CAP" at "DEPOT" stands in line 9 already.',
    '11: It has 2 cells where the heading has 4.',
  ]);
  expect(imported.summary).toEqual({
    rows: 10,
    created: 1,
    changed: 0,
    unchanged: 0,
    refusedRows: 9,
  });
  expect(await level('CAP', 'DEPOT')).toMatchObject({ on_hand: 7 });
});

it('keeps what buyers were promised: a count below it is refused, the others are written', async () => {
  await desk.stock(feed);
  const { rows } = await sql<{ id: string }>`select id from variant where sku = 'MUG'`.execute(
    desk.gateway.db,
  );
  const line = {
    orderLineId: newId(),
    variantId: rows[0]?.id ?? '',
    locationId: depotId,
    quantity: 5,
  };
  await desk.gateway.runAsSystem('test', (work) =>
    reserveForOrder(work, { orderId: newId(), cartId: newId(), lines: [line] }),
  );
  const imported = await desk.stock(['sku;location_code;on_hand', 'MUG;DEPOT;4', 'CAP;DEPOT;9']);
  expect(reasons(imported)).toEqual(['2: 4 cannot be all there are: 5 are promised to buyers.']);
  expect(await level('MUG', 'DEPOT')).toMatchObject({ on_hand: 12 });
  expect(await level('CAP', 'DEPOT')).toMatchObject({ on_hand: 9 });
  expect(await findStockInconsistencies(desk.gateway.db)).toEqual([]);
});

it('brings two imports at once to an end, and the sums still hold', async () => {
  const many = Array.from({ length: 300 }, (_, place) => `p${place},P,P-${place},5`);
  await desk.products(['Handle,Title,Variant SKU,Variant Price', ...many]);
  const counts = (onHand: number) => [
    'sku,location_code,on_hand',
    ...many.map((_, place) => `P-${place},DEPOT,${onHand}`),
  ];
  const path = await desk.file(counts(3), 'three.csv');
  const [one, other] = await Promise.all([desk.stock(counts(2)), desk.stockFrom(path)]);
  expect([one.summary.refusedRows, other.summary.refusedRows]).toEqual([0, 0]);
  expect(await findStockInconsistencies(desk.gateway.db)).toEqual([]);
});
