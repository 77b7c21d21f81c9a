import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportDesk, reasons } from './support/import-desk.js';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await ImportDesk.open();
});
afterAll(() => desk.close());

const plain = 'Handle,Title,Variant Price\r\nété,Été à la mer,12.50\r\n';

async function titleOf(content: string | Buffer): Promise<string | undefined> {
  const slug = `s${Math.random().toString(36).slice(2)}`;
  const given = Buffer.isBuffer(content)
    ? Buffer.from(content.toString('latin1').replace('été', slug), 'latin1')
    : content.replace('été', slug);
  await desk.products(given);
  return (await desk.product(slug))?.title['en'];
}

describe('a file is read as it comes out of', () => {
  const utf16 = (text: string) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

  it.each<[string, string | Buffer]>([
    ['Shopify', plain],
    ['a spreadsheet that marks UTF-8', `\ufeff${plain}`],
    ['Unix', plain.replaceAll('\r\n', '\n')],
    ['a spreadsheet on an old Mac', plain.replaceAll('\r\n', '\r')],
    ['a file without an end', plain.trimEnd()],
    ['a French spreadsheet', plain.replaceAll(',', ';').replace('12.50', '12,50')],
    ['a spreadsheet that tells its separator', `sep=;\r\n${plain.replaceAll(',', ';')}`],
    ['a table of tabs', plain.replaceAll(',', '\t')],
    [
      'a spreadsheet with empty cells and lines behind',
      plain.replaceAll('\r\n', ',,\r\n\r\n,,,,\r\n'),
    ],
    ['somebody who quotes everything', plain.replace(/[^,\r\n]+/g, (cell) => `"${cell}"`)],
  ])('%s', async (_, content) => {
    expect(await titleOf(content)).toBe('Été à la mer');
  });

  it('a spreadsheet that saves as Unicode text', async () => {
    const text = plain.replace('été', 'utf-16').replaceAll(',', '\t');
    await desk.products(utf16(text));
    expect((await desk.product('utf-16'))?.title['en']).toBe('Été à la mer');
    const swapped = utf16(text.replace('utf-16', 'utf-16be')).swap16();
    await desk.products(swapped);
    expect((await desk.product('utf-16be'))?.title['en']).toBe('Été à la mer');
  });
});

describe('one sentence tells what is wrong with a file, and nothing is imported from', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['an empty file', '', /is empty\.$/],
    ['a file of blanks', '\r\n \r\n', /is empty\.$/],
    ['a heading alone', 'Handle,Title,Variant Price\r\n', /has a heading and no rows\.$/],
    [
      'a file without a column that it needs',
      'Handle,Name,Cost\r\na,b,c\r\n',
      /has no column "Title", "Variant Price"; it has "Handle", "Name", "Cost"\.$/,
    ],
    [
      'a column that stands twice',
      'Handle,Title,title,Variant Price\r\na,b,c,1\r\n',
      /"Title" twice/,
    ],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      /Line 1 of .* is not UTF-8/,
    ],
    ['a workbook', Buffer.from('504b030414000600', 'hex'), /is a spreadsheet, not a CSV file/],
    [
      'a heading with an open quote',
      '"Handle,Title\r\na,b\r\n',
      /The heading of .* cannot be read/,
    ],
  ])('%s', async (_, content, problem) => {
    const before = await desk.footprint();
    await expect(desk.products(content)).rejects.toThrow(problem);
    expect(await desk.footprint()).toEqual(before);
  });

  it('a file in the encoding of Windows, with the first line that shows it', async () => {
    const lines = ['Handle,Title,Variant Price', 'ok,Plain,5', 'cafe,Café,5'];
    const before = await desk.footprint();
    await expect(desk.products(Buffer.from(lines.join('\n'), 'latin1'))).rejects.toThrow(
      /Line 3 of .* is not UTF-8: save the file as "CSV UTF-8"/,
    );
    expect(await desk.footprint()).toEqual(before);
  });

  it('a file that is not there, and a folder', async () => {
    const path = `${desk.folder}/none.csv`;
    await expect(desk.products('', { path })).rejects.toThrow(/There is no file .*none\.csv\.$/);
    await expect(desk.products('', { path: desk.folder })).rejects.toThrow(/This is a folder/);
  });
});

it('loses one line to a quote that is never closed, however much follows', async () => {
  const many = Array.from({ length: 3000 }, (_, place) => `many-${place},"Many, ${place}",1`);
  const imported = await desk.products(
    ['Handle,Title,Variant Price', 'before,Before,1', 'open,"Open,1', ...many].join('\n'),
  );
  expect(reasons(imported)).toEqual([expect.stringMatching(/^3: A quote is opened/)]);
  expect(imported.summary).toMatchObject({ rows: 3002, created: 3001, refusedRows: 1 });
});

it('refuses a row of a megabyte and reads on behind it', async () => {
  const imported = await desk.products(
    ['Handle,Title,Variant Price', `big,${'é'.repeat(500_000)},1`, 'after-big,After,1'].join('\n'),
  );
  expect(reasons(imported)).toEqual(['2: It is longer than 256 KB.']);
  expect(await desk.product('after-big')).toMatchObject({ id: expect.any(String), images: [] });
  expect(imported.refused[0]?.cells[0]?.length).toBeLessThan(300_000);
});
