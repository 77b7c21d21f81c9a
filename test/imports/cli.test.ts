import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readImportCall } from '../../src/cli/import-call.js';
import { ImportDesk } from './support/import-desk.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
const tsx = createRequire(import.meta.url).resolve('tsx');
const patienceMs = 60_000;

let desk: ImportDesk;
beforeAll(async () => {
  desk = await ImportDesk.open();
});
afterAll(() => desk.close());

/** Runs a tool as npm would, called from the folder with the files. */
function run(script: string, ...words: string[]) {
  const env = {
    ...process.env,
    DATABASE_URL: desk.database.url,
    DATA_DIR: desk.folder,
    INIT_CWD: desk.folder,
  };
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const args = ['--import', tsx, `src/cli/${script}.ts`, ...words];
    const child = execFile(process.execPath, args, { cwd: project, env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

describe('npm run import', () => {
  it('ends with 0 where all rows were good, and says what became of them', {
    timeout: patienceMs,
  }, async () => {
    await desk.file(['Handle,Title,Variant Price', 'mug,Mug,12'], 'good.csv');
    const { code, out, err } = await run('import', 'products', 'good.csv');
    expect(out).toBe('1 row read: 1 product created, 0 changed, 0 unchanged; 0 rows refused.\n');
    expect(err).toContain('rows: 1 of 1 (100%)\n');
    expect(code).toBe(0);
  });

  it('ends with 2 where rows were refused, and writes them into a file that no spreadsheet runs', {
    timeout: patienceMs,
  }, async () => {
    const rows = [
      'Handle,Title,Variant Price',
      'cap,Cap,9',
      'hat,"=1+1, ""quoted""",free',
      'pan,4242 4242 4242 4242,-5',
    ];
    await desk.file(rows, 'mixed.csv');
    const { code, out, err } = await run(
      'import',
      'products',
      'mixed.csv',
      '--errors',
      'errors.csv',
    );
    expect(out).toBe('3 rows read: 1 product created, 0 changed, 0 unchanged; 2 rows refused.\n');
    expect(err).toContain('line 3: Variant Price "free" is not an amount: write it like 49.90.\n');
    expect(code).toBe(2);
    expect((await readFile(`${desk.folder}/errors.csv`, 'utf8')).split('\r\n')).toEqual([
      '"line","reason","Handle","Title","Variant Price"',
      '"3","Variant Price ""free"" is not an amount: write it like 49.90.","hat","\'=1+1, ""quoted""","free"',
      '"4","Title holds the number of a payment card, which is never kept.","pan","[card number]","-5"',
      '',
    ]);
  });

  it('ends with 1 and one sentence where nothing can be read', {
    timeout: patienceMs,
  }, async () => {
    const { code, out, err } = await run('import', 'stock', 'none.csv');
    expect([code, out, err]).toEqual([1, '', `There is no file ${desk.folder}/none.csv.\n`]);
  });
});

describe('a wrong call is told in one sentence', () => {
  it.each<[string, RegExp]>([
    ['', /^Call it like: npm run import -- /],
    ['products', /^Call it like/],
    ['customers file.csv', /^Call it like/],
    ['products a.csv b.csv', /^Call it like/],
    ['products a.csv --colour red', /^Call it like/],
    ['products a.csv --locale de', /^--locale must be one of fr, en\.$/],
    ['stock a.csv --currency EUR', /^--currency is for products only\.$/],
    ['products a.csv --errors a.csv', /^--errors must be another file/],
  ])('%s', (words, sentence) => {
    const call = () => readImportCall(words.split(' ').filter((word) => word !== ''));
    expect(call).toThrow(sentence);
  });
});
