import { outletCode } from './places/place.js';
import type { DemoLocation, Highlights } from './shop.js';

export const highlights: Highlights = {
  lastPiece: { sku: 'BON-POMPON-MERINOS-GRIS', locationCode: 'LYON' },
  soldOut: { sku: 'BAS-BASSE-CUIR-BLANC-42' },
  elsewhere: { sku: 'DOS-JOUR-OCRE', locationCode: 'LYON' },
  warehouseOnly: { sku: 'MOB-BANC' },
  everywhere: { sku: 'TSH-FROND-COTON-BLANC-M' },
  storesOnly: { sku: 'DOS-JOUR-SAPIN' },
  outletOnly: { sku: 'LAM-POSER-CHENE', locationCode: outletCode },
};

type Rule = (location: DemoLocation) => number;

const isWarehouse: (location: DemoLocation) => boolean = ({ kind }) => kind === 'WAREHOUSE';

const rules = new Map<string, Rule>([
  [highlights.lastPiece.sku, ({ code }) => (code === highlights.lastPiece.locationCode ? 1 : 0)],
  [highlights.soldOut.sku, () => 0],
  [
    highlights.elsewhere.sku,
    ({ code }) => (code === highlights.elsewhere.locationCode || code === outletCode ? 0 : 8),
  ],
  [highlights.warehouseOnly.sku, (location) => (isWarehouse(location) ? 18 : 0)],
  [
    highlights.everywhere.sku,
    (location) => (location.code === outletCode ? 0 : isWarehouse(location) ? 600 : 40),
  ],
  [highlights.storesOnly.sku, ({ code }) => (code === 'LYON' || code === 'GRENOBLE' ? 40 : 0)],
  [highlights.outletOnly.sku, ({ code }) => (code === outletCode ? 3 : 0)],
]);

/** What lies where for a SKU whose stock is fixed; undefined for all others. */
export function fixedStock(sku: string, location: DemoLocation): number | undefined {
  return rules.get(sku)?.(location);
}
