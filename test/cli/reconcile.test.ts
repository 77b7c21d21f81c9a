import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.js';
import { paymentProviders } from '../../src/payments/index.js';
import { customerPresent } from '../payments/support/present.js';
import { testSecrets } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, order } from '../support/journey.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

let shop: StockedShop;
let dataDir: string;

beforeAll(async () => {
  shop = await given.shop({ workers: 0 });
  dataDir = await mkdtemp(join(tmpdir(), 'passerelle-cli-'));
});
afterAll(async () => {
  await shop.close();
  await rm(dataDir, { recursive: true, force: true });
});

function reconcile(...args: string[]) {
  const env = {
    ...process.env,
    DATABASE_URL: shop.databaseUrl,
    DATA_DIR: dataDir,
    AUTH_SECRET: testSecrets.auth,
    SANDBOX_URL: shop.sandbox.url,
    SANDBOX_SECRET_KEY: testSecrets.sandboxKey,
  };
  return run(process.execPath, ['--import', 'tsx', 'src/cli/reconcile.ts', ...args], {
    cwd: root,
    env,
  });
}

it('ends well where the books agree, and names what does not', async () => {
  await order(shop, await fillCart(shop));
  const { stdout } = await reconcile();
  expect(stdout).toMatch(/^sandbox: 1 payments compared, 0 differences\.\n/);
  expect(stdout).toContain('gift-card: 0 payments compared, 0 differences.\n');
  shop.leaves({ promise: 'The books of every provider agree', because: 'it is planted' });
  await shop.app.gateway
    .port(paymentProviders)
    .named('sandbox')
    .authorize({
      key: newId(),
      reference: newId(),
      amountMinor: 1234,
      currency: 'EUR',
      methodToken: 'tok_success',
      captureMethod: 'MANUAL',
      returnUrl: null,
      customerId: null,
      ...customerPresent,
      correlationId: 'contract',
    });
  await expect(reconcile('--since', '2020-01-01')).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(
      /2 payments compared, 1 differences\.\n {2}UNKNOWN_TO_US: nothing here, 12\.34 EUR there/,
    ),
  });
});

it('says how it is called when it is called in another way', async () => {
  await expect(reconcile('--since', 'yesterday')).rejects.toMatchObject({
    code: 1,
    stderr: 'Usage: npm run reconcile -- --since 2026-11-01\n',
  });
});
