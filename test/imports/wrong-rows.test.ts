import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportDesk, reasons } from './support/import-desk.js';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await ImportDesk.open();
});
afterAll(() => desk.close());

const heading =
  'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty';

describe('a row that cannot be used is refused with its line and its reason, and the rest is kept', () => {
  const wrongRows: readonly (readonly [string, string, RegExp])[] = [
    [
      'a price that is none',
      'x,X,,,,abc,',
      /Variant Price "abc" is not an amount: write it like 49\.90/,
    ],
    ['no price', 'x,X,,,X-1,,', /Variant Price is empty/],
    ['a negative price', 'x,X,,,,-5,', /"-5" is negative/],
    ['too many decimals', 'x,X,,,,4.999,', /too many decimals: EUR has 2/],
    ['an endless price', 'x,X,,,,99999999999999,', /is too large/],
    ['a price in words of a spreadsheet', 'x,X,,,,4.9E+3,', /is not an amount/],
    ['thousands with a comma', 'x,X,,,,"1,299.00",', /is not an amount/],
    ['a quantity in parts', 'x,X,,,,5,1.5', /"1\.5" is not a whole number/],
    ['an endless quantity', 'x,X,,,,5,99999999', /is more than 1000000/],
    ['no handle', ',X,,,,5,', /Handle is empty/],
    ['a handle that is an address', 'x/../y,X,,,,5,', /is no handle/],
    ['no title', 'x,,,,,5,', /No row of the product "x" has a Title/],
    ['a long title', `x,${'long '.repeat(101)},,,,5,`, /Title has 504 characters; at most 500/],
    ['a NUL byte', 'x,X\u0000Y,,,,5,', /Title holds a NUL character/],
    ['a control character', 'x,X\u0007Y,,,,5,', /Title holds a control character/],
    ['turned writing', 'x,X\u202eY,,,,5,', /Title holds a control character/],
    [
      'a card number',
      'x,Card 4242 4242 4242 4242,,,,5,',
      /Title holds the number of a payment card/,
    ],
    [
      'a card number as SKU',
      'x,X,,,4242424242424242,5,',
      /Variant SKU holds the number of a payment card/,
    ],
    ['a shortened number', 'x,X,,,3.70E+12,5,', /a spreadsheet has shortened/],
    ['too few cells', 'x,X,,5', /It has 4 cells where the heading has 7/],
    ['too many cells', 'x,X,,,,5,1,surplus', /It has 8 cells where the heading has 7/],
    ['a quote that stays open', 'x,"X,,,,5,', /A quote is opened in this line and never closed/],
    ['a quote inside a cell', 'x,5" nail,,,,5,', /put the whole cell in quotes/],
  ];

  it.each(wrongRows)('%s', async (what, row, reason) => {
    const imported = await desk.products([
      heading,
      'first,First,,,,5,',
      row,
      `last,"Last, after ${what}",,,,6,`,
    ]);
    expect(reasons(imported)).toEqual([expect.stringMatching(/^3: /)]);
    expect(reasons(imported)[0]).toMatch(reason);
    expect(imported.summary).toMatchObject({ rows: 3, refusedRows: 1 });
    expect(await desk.product('last')).toMatchObject({ title: { en: `Last, after ${what}` } });
    expect(await desk.product('x')).toBeUndefined();
  });
});
