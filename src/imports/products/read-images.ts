import type { ProductImage } from '../../catalog/index.js';
import type { Locale } from '../../kernel/refusal.js';
import type { Row } from '../csv/row.js';
import { wholeIn } from '../csv/values.js';
import type { ProductColumn } from './product-columns.js';

export interface ImportedImage {
  readonly image: ProductImage;
  readonly position: number | undefined;
}

const maxUrlLength = 500;

/** The picture that a row brings to its product; undefined where it brings none. */
export function readImage(row: Row<ProductColumn>, locale: Locale): ImportedImage | undefined {
  const url = readUrl(row, 'imageSrc');
  if (url === undefined) return undefined;
  const alt = row.lineOf('imageAlt');
  const position = wholeIn(row, 'imagePosition', { least: 0, most: 1e6 });
  return { image: { url, ...(alt !== '' && { alt: { [locale]: alt } }) }, position };
}

/** A web address, as it is given; undefined where the cell is empty. */
export function readUrl(row: Row<ProductColumn>, column: ProductColumn): string | undefined {
  const url = row.lineOf(column, maxUrlLength);
  if (url === '') return undefined;
  const isWeb = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isWeb || /\s/.test(url)) throw row.wrong(column, 'is not a web address.');
  return url;
}

/** The pictures in the order of their positions, those without one behind, each address once. */
export function ordered(images: readonly ImportedImage[]): ProductImage[] {
  const last = Number.MAX_SAFE_INTEGER;
  const inOrder = images.toSorted((a, b) => (a.position ?? last) - (b.position ?? last));
  const byUrl = new Map<string, ProductImage>();
  for (const { image } of inOrder) if (!byUrl.has(image.url)) byUrl.set(image.url, image);
  return [...byUrl.values()];
}
