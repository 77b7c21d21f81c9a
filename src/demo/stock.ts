import { fixedStock } from './highlights.js';
import { noise, wholeBetween } from './noise.js';
import { outletCode } from './places/place.js';
import type { DemoLocation, DemoProduct, DemoStock, DemoVariant } from './shop.js';

/** How much a store holds, as a percentage of a usual one; those below hold a part of the range. */
const sizePercent: Readonly<Record<string, number>> = {
  'PARIS-RIVOLI': 220,
  LYON: 180,
  LILLE: 150,
  BORDEAUX: 140,
  NANTES: 130,
  DIJON: 70,
  ROUEN: 70,
  TOURS: 60,
  'CLERMONT-FERRAND': 60,
  ANNECY: 60,
  BREST: 50,
};

const usual = 100;
const bulkyGrams = 3000;

/** Pieces of every variant in every location: uneven, with gaps, single pieces and a few best sellers. */
export function stock(
  products: readonly DemoProduct[],
  locations: readonly DemoLocation[],
): DemoStock[] {
  return products.flatMap((product) =>
    product.variants.map((variant) => ({
      sku: variant.sku,
      onHand: locations.map((location) => onHandOf(product, variant, location)),
    })),
  );
}

function onHandOf(
  product: DemoProduct,
  { sku }: DemoVariant,
  location: DemoLocation,
): number | null {
  const fixed = fixedStock(sku, location);
  if (fixed !== undefined) return fixed;
  if (!carries(location, product)) return null;
  const key = `${sku}@${location.code}`;
  const isHot = noise(`hot:${product.slug}`) < 0.1;
  return location.kind === 'WAREHOUSE' ? inWarehouse(key, isHot) : inStore(key, isHot, location);
}

function carries({ code, kind }: DemoLocation, product: DemoProduct): boolean {
  if (code === outletCode) return product.tags.includes('outlet');
  const isAttended = product.variants.some(({ requiresShipping }) => !requiresShipping);
  if (kind === 'WAREHOUSE') return !isAttended && product.categorySlug !== 'plantes';
  if ((sizePercent[code] ?? usual) >= usual) return true;
  const isBulky = product.variants.some(({ weightGrams }) => weightGrams >= bulkyGrams);
  return !isAttended && !isBulky && noise(`range:${product.slug}@${code}`) < 0.65;
}

function inWarehouse(key: string, isHot: boolean): number {
  if (isHot) return wholeBetween(key, 300, 900);
  return noise(`gone:${key}`) < 0.05 ? 0 : wholeBetween(key, 12, 240);
}

function inStore(key: string, isHot: boolean, { code }: DemoLocation): number {
  const chance = noise(`gone:${key}`);
  if (chance < (isHot ? 0.03 : 0.15)) return 0;
  if (chance < 0.3 && !isHot) return 1;
  const pieces = isHot ? wholeBetween(key, 12, 40) : wholeBetween(key, 2, 9);
  return Math.max(1, Math.floor((pieces * (sizePercent[code] ?? usual)) / 100));
}
