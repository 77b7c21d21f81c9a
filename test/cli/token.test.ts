import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testSecrets } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

let shop: StockedShop;
let dataDir: string;

beforeAll(async () => {
  shop = await given.shop();
  dataDir = await mkdtemp(join(tmpdir(), 'passerelle-cli-'));
});
afterAll(async () => {
  await shop.close();
  await rm(dataDir, { recursive: true, force: true });
});

function tool(name: string, ...args: string[]) {
  const env = {
    ...process.env,
    DATABASE_URL: shop.databaseUrl,
    DATA_DIR: dataDir,
    AUTH_SECRET: testSecrets.auth,
  };
  return run(process.execPath, ['--import', 'tsx', `src/cli/${name}.ts`, ...args], {
    cwd: root,
    env,
  });
}

it('prints a token that lets its persona in', async () => {
  const { stdout } = await tool('token', 'associate');
  const { data } = await shop.ask(
    '{ viewer { kind staff { name } } }',
    {},
    { token: stdout.trim() },
  );
  expect(data.viewer).toEqual({ kind: 'ASSOCIATE', staff: { name: 'associate' } });
});

it('says which personas there are when it is asked for another', async () => {
  await expect(tool('token', 'nobody')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('guest, customer, associate, agent'),
  });
});

it('examines a database, and finds nothing wrong with a new shop', async () => {
  const { stdout } = await tool('doctor');
  expect(stdout).toMatch(/\d+ checks, nothing found\./);
  expect(stdout).not.toContain('OFF');
});

it('finds what was broken behind its back, and ends with 1', async () => {
  const { pool } = shop.app.gateway.database;
  await pool.query('update stock_item set on_hand = on_hand + 1 where on_hand > 0');
  const outcome = await tool('doctor').catch((fault: { code: number; stdout: string }) => fault);
  expect(outcome).toMatchObject({ code: 1, stdout: expect.stringMatching(/OFF {2}S2:/) });
  await pool.query('update stock_item set on_hand = on_hand - 1 where on_hand > 0');
});
