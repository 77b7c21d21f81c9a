import { findVariantsBySku } from '../../catalog/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { findLocationByCode } from '../../locations/index.js';
import type { Gateway } from '../../platform/gateway.js';
import { type BelowReservedRefusal, type StockCounted, setOnHand } from '../../stock/index.js';
import { RowProblem } from '../csv/problems.js';
import { quoted, type Row } from '../csv/row.js';
import { type ColumnWords, openTable, readTable } from '../csv/table.js';
import { nameIn, wholeIn } from '../csv/values.js';
import { ImportReport, type ImportSummary, type ImportWatch, type Outcome } from '../report.js';

/** Which file of counts: `sku,location_code,on_hand` and, where it is known, `safety`. */
export interface StockImport {
  readonly path: string;
}

const stockColumns = {
  sku: { words: ['sku'], required: true },
  location: { words: ['location_code', 'location'], required: true },
  onHand: { words: ['on_hand'], required: true },
  safety: { words: ['safety'] },
} as const satisfies ColumnWords<string>;

type StockRow = Row<keyof typeof stockColumns>;

/** A row that can be read; whether its SKU and its location are there has still to be seen. */
interface Count {
  readonly row: StockRow;
  readonly sku: string;
  readonly locationCode: string;
  readonly onHand: number;
  readonly safety: number | undefined;
}

interface PlacedCount extends Count {
  readonly variantId: string;
  readonly locationId: string;
}

const most = 1_000_000;
const batchRows = 1000;
const maxTries = 20;

/**
 * Imports how many of each SKU lie at each location. Rows that cannot be used are refused and the rest is kept:
 * unknown names, and counts below what is promised to buyers, among them. The same file again moves nothing.
 */
export async function importStock(
  gateway: Gateway,
  options: StockImport,
  watch: ImportWatch,
): Promise<ImportSummary> {
  const table = await openTable(options.path, stockColumns);
  const report = new ImportReport(watch);
  watch.begin(table.rowCount, table.heading);
  const placed = new PlacedCounts(gateway, report);
  let rows: StockRow[] = [];
  const save = async () => {
    await saveCounts(gateway, await placed.of(rows), report);
    report.advance(rows.length);
    rows = [];
  };
  for await (const row of readTable(table)) {
    rows.push(row);
    if (rows.length >= batchRows) await save();
  }
  await save();
  return report.summary;
}

/** Finds the variants and locations that rows name; each may be counted once in a file. */
class PlacedCounts {
  private readonly locationIds = new Map<string, string | undefined>();
  private readonly lines = new Map<string, number>();

  constructor(
    private readonly gateway: Gateway,
    private readonly report: ImportReport,
  ) {}

  async of(rows: readonly StockRow[]): Promise<PlacedCount[]> {
    const counts = rows.flatMap((row) => this.orRefuse(row, () => readCount(row)));
    const skus = [...new Set(counts.map((count) => count.sku))];
    const variants = await findVariantsBySku(this.gateway.db, skus);
    const ids = new Map(variants.map((variant) => [variant.sku, variant.id]));
    for (const { locationCode } of counts) await this.findLocation(locationCode);
    return counts.flatMap((count) => this.orRefuse(count.row, () => this.place(count, ids)));
  }

  private async findLocation(code: string): Promise<void> {
    if (this.locationIds.has(code)) return;
    const location = await findLocationByCode(this.gateway.db, code);
    this.locationIds.set(code, location?.id);
  }

  private place(count: Count, variantIds: ReadonlyMap<string, string>): PlacedCount {
    const { row, sku, locationCode } = count;
    const variantId = variantIds.get(sku);
    if (variantId === undefined) throw new RowProblem(`There is no SKU ${quoted(sku)}.`);
    const locationId = this.locationIds.get(locationCode);
    if (locationId === undefined)
      throw new RowProblem(`There is no location ${quoted(locationCode)}.`);
    const key = `${locationCode} ${sku}`;
    const line = this.lines.get(key);
    if (line !== undefined)
      throw new RowProblem(
        `${quoted(sku)} at ${quoted(locationCode)} stands in line ${line} already.`,
      );
    this.lines.set(key, row.line);
    return { ...count, variantId, locationId };
  }

  private orRefuse<T>(row: StockRow, read: () => T): T[] {
    try {
      if (row.problem !== undefined) throw new RowProblem(row.problem);
      return [read()];
    } catch (fault) {
      if (!(fault instanceof RowProblem)) throw fault;
      this.report.refuse(row, fault.message);
      return [];
    }
  }
}

function readCount(row: StockRow): Count {
  const sku = nameIn(row, 'sku');
  if (sku === '') throw new RowProblem(`${row.nameOf('sku')} is empty.`);
  const onHand = wholeIn(row, 'onHand', { least: 0, most });
  if (onHand === undefined) throw new RowProblem(`${row.nameOf('onHand')} is empty.`);
  const safety = wholeIn(row, 'safety', { least: 0, most });
  return { row, sku, locationCode: row.requiredLine('location'), onHand, safety };
}

/** Saves counts in one transaction; those that are below what is promised are left out, and the others are saved. */
async function saveCounts(
  gateway: Gateway,
  placed: readonly PlacedCount[],
  report: ImportReport,
): Promise<void> {
  let counts = placed;
  for (let tried = 1; counts.length > 0; tried += 1) {
    const items = counts.map(({ variantId, locationId, onHand, safety }) => ({
      variantId,
      locationId,
      onHand,
      safety,
    }));
    const answer = await gateway.runAsSystem('importStock', (work) =>
      setOnHand(work, { items, reason: 'stock import' }),
    );
    if (!isRefusal(answer)) {
      for (const outcome of outcomesOf(items, answer)) report.became(outcome);
      return;
    }
    if (tried === maxTries) throw new Error(answer.messages.en);
    counts = withoutPromised(counts, answer, report);
  }
}

function outcomesOf(items: readonly ItemKey[], counted: StockCounted): Outcome[] {
  const opened = new Set(counted.opened.map(keyOf));
  const changed = new Set(counted.changed.map(keyOf));
  return items.map(keyOf).map((key) => {
    if (opened.has(key)) return 'CREATED';
    return changed.has(key) ? 'CHANGED' : 'UNCHANGED';
  });
}

function withoutPromised(
  counts: readonly PlacedCount[],
  { items }: BelowReservedRefusal,
  report: ImportReport,
): PlacedCount[] {
  const reserved = new Map(items.map((item) => [keyOf(item), item.reserved]));
  return counts.filter((count) => {
    const promised = reserved.get(keyOf(count));
    if (promised === undefined) return true;
    report.refuse(
      count.row,
      `${count.onHand} cannot be all there are: ${promised} are promised to buyers.`,
    );
    return false;
  });
}

type ItemKey = Pick<PlacedCount, 'variantId' | 'locationId'>;

function keyOf(item: ItemKey): string {
  return `${item.locationId} ${item.variantId}`;
}
