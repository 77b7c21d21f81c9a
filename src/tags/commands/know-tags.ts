import { findVariantsByBarcode } from '../../catalog/index.js';
import type { Work } from '../../platform/commands/work.js';
import type { TagOfGoods } from '../data/store.js';
import { barcodesOf, readSgtin } from '../domain/sgtin.js';

/** Which of these tags are on goods of the catalogue, and on which; the others are of somebody else. One statement. */
export async function knowTags(work: Work, epcs: readonly string[]): Promise<TagOfGoods[]> {
  const barcodes = new Map(
    epcs.map((epc) => {
      const unit = readSgtin(epc);
      return [epc, unit ? barcodesOf(unit.gtin) : []];
    }),
  );
  const wanted = [...new Set([...barcodes.values()].flat())];
  const variants = wanted.length > 0 ? await findVariantsByBarcode(work.db, wanted) : new Map();
  return epcs.flatMap((epc) => {
    const barcode = barcodes.get(epc)?.find((each) => variants.has(each));
    const variantId = barcode === undefined ? undefined : variants.get(barcode);
    return variantId === undefined ? [] : [{ epc, variantId }];
  });
}
