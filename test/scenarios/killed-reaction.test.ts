import { expect, it } from 'vitest';
import { saveProducts } from '../../src/catalog/index.js';
import type { Shop } from '../support/app.js';
import { startGatewayProcess } from '../support/gateway-process.js';
import { given, must } from '../support/given.js';

const mug = {
  slug: 'mug-red',
  title: { fr: 'Tasse', en: 'Mug' },
  taxClass: 'STANDARD',
  variants: [{ sku: 'MUG-GREEN' }],
} as const;

async function count(shop: Shop, what: string): Promise<number> {
  const { rows } = await shop.app.gateway.database.pool.query<{ found: number }>(
    `select count(*)::integer as found from ${what}`,
  );
  return rows[0]?.found ?? 0;
}

const begun = `graphile_worker.jobs where locked_by is not null and task_identifier = 'react'`;
const pricesOfMug = `product_price join product on product.id = product_id where slug = 'mug-red'`;

it('is done by another process within a minute what one was in the middle of when it was killed', async () => {
  await using shop = await given.shop({ workers: 0 });
  const { gateway } = shop.app;
  const dying = await startGatewayProcess(shop);
  const blocking = await gateway.database.pool.connect();
  await blocking.query('begin');
  // Whoever refreshes the prices waits for this lock in the middle of it. No sweep looks after prices.
  await blocking.query('lock table product_price in exclusive mode');
  await gateway.runAsSystem('retire', async (work) => void must(await saveProducts(work, [mug])));
  await expect.poll(() => count(shop, begun), { timeout: 60_000 }).toBe(1);
  const survivor = await startGatewayProcess(shop);
  try {
    await dying.kill();
    await blocking.query('commit');
    expect(await count(shop, pricesOfMug)).toBe(1);
    await expect.poll(() => count(shop, pricesOfMug), { timeout: 60_000 }).toBe(0);
  } finally {
    blocking.release();
    await survivor.kill();
  }
}, 240_000);
