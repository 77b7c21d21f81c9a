import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ImportDesk } from './support/import-desk.js';

const path = fileURLToPath(new URL('../../../shared/specs/shopify-apparel.csv', import.meta.url));

it.skipIf(!existsSync(path))(
  'imports a real export of Shopify as it is (skipped where ../shared is not there)',
  async () => {
    const desk = await ImportDesk.open();
    try {
      await desk.location('DEPOT');
      const first = await desk.products('', { path });
      expect(first.refused).toEqual([]);
      expect(first.summary).toMatchObject({ rows: 22, created: 20, refusedRows: 0 });
      const top = await desk.product('classic-varsity-top');
      expect(top?.variants.map(({ sku, price, onHand }) => [sku, price, onHand])).toEqual([
        ['CLASSIC-VARSITY-TOP-SMALL', 6000, 1],
        ['CLASSIC-VARSITY-TOP-MEDIUM', 6000, 1],
        ['CLASSIC-VARSITY-TOP-LARGE', 6000, 1],
      ]);
      expect((await desk.product('ocean-blue-shirt'))?.options).toEqual([]);
      const before = await desk.footprint();
      const again = await desk.products('', { path });
      expect(again.summary).toMatchObject({ created: 0, changed: 0, unchanged: 20 });
      expect(await desk.footprint()).toEqual(before);
    } finally {
      await desk.close();
    }
  },
);
