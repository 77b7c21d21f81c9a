import 'reflect-metadata';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.js';
import { reserveForOrder } from '../../src/stock/index.js';
import { ImportDesk, reasons } from './support/import-desk.js';

let desk: ImportDesk;
beforeEach(async () => {
  desk = await ImportDesk.open();
});
afterEach(() => desk.close());

const heading =
  'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty';

it('repeats no card number in a reason', async () => {
  const { refused } = await desk.products([heading, 'x,X,,,,4242424242424242,']);
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).not.toMatch(/4242/);
});

it('finds a card number that is hidden in the tags and entities of a description', async () => {
  const imported = await desk.products([
    'Handle,Title,Body (HTML),Variant Price',
    'x,X,<p>4242<b>4242</b>4242&#52;242</p>,5',
  ]);
  expect(reasons(imported)).toEqual([
    '2: Body (HTML) holds the number of a payment card, which is never kept.',
  ]);
});

it('names the line of the file on which a row begins, also behind cells of many lines', async () => {
  const imported = await desk.products(
    'Handle,Title,Body (HTML),Variant Price\r\na,A,"one\r\ntwo\r\nthree",5\r\n\r\nb,B,,bad\r\n',
  );
  expect(reasons(imported)).toEqual([expect.stringMatching(/^6: Variant Price "bad"/)]);
});

it('keeps the good variants of a product with a bad one', async () => {
  const imported = await desk.products([
    heading,
    'cap,Cap,Size,S,,ten,',
    'cap,,,M,,11,',
    'cap,,,L,,12,',
  ]);
  expect(imported.summary).toMatchObject({ rows: 3, created: 1, refusedRows: 1 });
  const product = await desk.product('cap');
  expect(product?.variants.map(({ sku }) => sku)).toEqual(['CAP-M', 'CAP-L']);
  expect(product?.options[0]?.values.map(({ code }) => code)).toEqual(['M', 'L']);
});

it('refuses a variant that leaves a choice open, or has one that nobody named', async () => {
  const imported = await desk.products([
    'Handle,Title,Option1 Name,Option1 Value,Option2 Value,Variant SKU,Variant Price',
    'cap,Cap,Size,S,,CAP-S,10',
    'cap,,,,,CAP-M,11',
    'cap,,,L,Red,CAP-L,12',
  ]);
  expect(reasons(imported)).toEqual([
    '3: Option1 Value is empty.',
    '4: Option2 Value is given, and no row of the product names this option.',
  ]);
});

it('does not take a variant off the shelves because its row has a slip of the pen', async () => {
  const rows = [heading, 'cap,Cap,Size,S,,10,', 'cap,,,M,,11,'];
  await desk.products(rows);
  await desk.products(rows.map((row) => row.replace('S,,10,', 'S,,ten,').replace('11', '11.50')));
  expect((await desk.product('cap'))?.variants).toMatchObject([
    { sku: 'CAP-M', price: 1150, active: true },
    { sku: 'CAP-S', price: 1000, active: true },
  ]);
  const other = [heading, 'cap,Cap,Taille,S,CAP-S,ten,', 'cap,,,M,CAP-M,12,'];
  const imported = await desk.products(other);
  expect(imported.summary).toMatchObject({ changed: 0, unchanged: 0, refusedRows: 2 });
  expect(reasons(imported)[1]).toMatch(/^3: Other options cannot be given/);
});

it('gives an SKU to one row only, and never takes one away from another product', async () => {
  await desk.products([heading, 'mug,Mug,,,MUG-1,12,']);
  const imported = await desk.products([
    heading,
    'cup,Cup,Size,S,CUP-S,9,',
    'cup,,,M,CUP-S,9,',
    'cup,,,L,MUG-1,9,',
    'bowl,Bowl,,,MUG-1,9,',
  ]);
  expect(reasons(imported).toSorted()).toEqual([
    '3: The SKU "CUP-S" stands in line 2 already.',
    '4: The SKU "MUG-1" belongs to another product: "Mug".',
    '5: The SKU "MUG-1" stands in line 4 already.',
  ]);
  expect((await desk.product('cup'))?.variants.map(({ sku }) => sku)).toEqual(['CUP-S']);
  expect(await desk.product('bowl')).toBeUndefined();
});

it('leaves a quantity alone that is below what buyers were promised, and imports the rest of the row', async () => {
  const locationId = await desk.location('DEPOT');
  await desk.products([heading, 'mug,Mug,,,MUG-1,12,5']);
  const { rows } = await sql<{ id: string }>`select id from variant where sku = 'MUG-1'`.execute(
    desk.gateway.db,
  );
  const variantId = rows[0]?.id ?? '';
  const lines = [{ orderLineId: newId(), variantId, locationId, quantity: 4 }];
  await desk.gateway.runAsSystem('test', (work) =>
    reserveForOrder(work, { orderId: newId(), cartId: newId(), lines }),
  );
  const imported = await desk.products([heading, 'mug,Mug,,,MUG-1,13,2']);
  expect(reasons(imported)).toEqual([
    '2: 2 cannot be all there are: 4 are promised to buyers. The rest of the row is imported.',
  ]);
  expect((await desk.product('mug'))?.variants).toMatchObject([{ price: 1300, onHand: 5 }]);
});

it('refuses what is more than a product can have', async () => {
  const variants = Array.from({ length: 102 }, (_, place) => `cap,,,S${place},,10,`);
  const imported = await desk.products([heading, 'cap,Cap,Size,One,,10,', ...variants]);
  expect(imported.summary).toMatchObject({ created: 1, refusedRows: 3 });
  expect(reasons(imported)[0]).toBe('102: A product has at most 100 variants.');
});

it('refuses pictures that are no web address', async () => {
  const imported = await desk.products([
    'Handle,Title,Variant Price,Image Src',
    'a,A,5,javascript:alert(1)',
    'b,B,5,/etc/passwd',
    'c,C,5,https://img.example/c.jpg',
  ]);
  expect(reasons(imported)).toEqual([
    '2: Image Src "javascript:alert(1)" is not a web address.',
    '3: Image Src "/etc/passwd" is not a web address.',
  ]);
});
