import { describe, expect, it } from 'vitest';
import { demoShop, type Highlight } from '../../src/demo/index.js';

const shop = demoShop();
const held = shop.stock.flatMap(({ onHand }) => onHand.filter((pieces) => pieces !== null));

/** Pieces of the SKU by location code, without the locations that do not carry it. */
function lyingAt({ sku }: Highlight): Map<string, number> {
  const row = shop.stock.find((each) => each.sku === sku);
  if (!row) throw new Error(`there is no stock of ${sku}`);
  const found = new Map<string, number>();
  for (const [place, { code }] of shop.locations.entries()) {
    const pieces = row.onHand[place];
    if (typeof pieces === 'number' && pieces > 0) found.set(code, pieces);
  }
  return found;
}

describe('the stock of the demo shop', () => {
  it('has a row for each variant and a number or a gap for each location', () => {
    expect(shop.stock.map(({ sku }) => sku)).toEqual(
      shop.products.flatMap(({ variants }) => variants.map(({ sku }) => sku)),
    );
    for (const { sku, onHand } of shop.stock) {
      expect(onHand, sku).toHaveLength(shop.locations.length);
      for (const pieces of onHand)
        expect(pieces === null || (Number.isInteger(pieces) && pieces >= 0), sku).toBe(true);
    }
  });

  it('is uneven: nothing here, one piece there, hundreds of a best seller', () => {
    const share = (pieces: number) => held.filter((each) => each === pieces).length / held.length;
    expect(share(0)).toBeGreaterThan(0.05);
    expect(share(1)).toBeGreaterThan(0.05);
    expect(Math.max(...held)).toBeGreaterThan(500);
  });

  it('keeps workshops out of the warehouses', () => {
    const attended = shop.products
      .flatMap(({ variants }) => variants)
      .filter(({ requiresShipping }) => !requiresShipping);
    expect(attended.length).toBeGreaterThan(0);
    for (const { sku } of attended) {
      const row = shop.stock.find((each) => each.sku === sku);
      expect(row?.onHand.slice(20), sku).toEqual([null, null]);
    }
  });

  it('brings only the goods of the outlet to the outlet', () => {
    const outlet = shop.locations.findIndex(({ code }) => code === 'TROYES');
    const isOutlet = new Map(
      shop.products.flatMap(({ tags, variants }) =>
        variants.map(({ sku }) => [sku, tags.includes('outlet')] as const),
      ),
    );
    const there = shop.stock.filter(({ onHand }) => (onHand[outlet] ?? 0) > 0);
    expect(there.length).toBeGreaterThan(20);
    expect(there.filter(({ sku }) => !isOutlet.get(sku))).toEqual([]);
  });

  it('holds what the highlights promise', () => {
    const { lastPiece, soldOut, elsewhere, warehouseOnly, everywhere, outletOnly, storesOnly } =
      shop.highlights;
    expect([...lyingAt(lastPiece)]).toEqual([['LYON', 1]]);
    expect(lyingAt(soldOut).size).toBe(0);
    expect(lyingAt(elsewhere).has(elsewhere.locationCode ?? '')).toBe(false);
    expect(lyingAt(elsewhere).size).toBe(20);
    expect([...lyingAt(warehouseOnly).keys()]).toEqual(['DEPOT-NORD', 'DEPOT-RHONE']);
    expect(lyingAt(everywhere).size).toBe(21);
    expect([...lyingAt(storesOnly).keys()].toSorted()).toEqual(['GRENOBLE', 'LYON']);
    expect([...lyingAt(outletOnly).keys()]).toEqual(['TROYES']);
  });
});
