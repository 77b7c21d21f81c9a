import type { Row } from '../csv/row.js';
import type { ProductColumn } from './product-columns.js';
import type { ImportedVariant } from './read-variant.js';

/** An imported variant that is there now. */
export interface SavedVariant extends ImportedVariant {
  readonly id: string;
  /** Of its product. */
  readonly slug: string;
}

/** A row that could not be written, or not all of it. */
export interface NotWritten {
  readonly row: Row<ProductColumn>;
  readonly reason: string;
}
