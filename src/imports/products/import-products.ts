import { isCurrency } from '../../kernel/money.js';
import { isRefusal, type Locale } from '../../kernel/refusal.js';
import { findLocationByCode, findWarehouses } from '../../locations/index.js';
import type { Gateway } from '../../platform/gateway.js';
import { savePriceList, taxRates } from '../../pricing/index.js';
import { FileProblem, RowProblem } from '../csv/problems.js';
import { quoted, type Row } from '../csv/row.js';
import { openTable, readTable, type Table } from '../csv/table.js';
import { ImportReport, type ImportSummary, type ImportWatch } from '../report.js';
import { type ProductColumn, productColumns } from './product-columns.js';
import { type ImportedProduct, readProduct } from './read-product.js';
import { saveBatch } from './save-batch.js';
import type { ProductTarget } from './write-products.js';

/** Which file of products, and what it does not say itself. */
export interface ProductImport {
  readonly path: string;
  /** ISO 4217; of all prices in the file. */
  readonly currency: string;
  /** How goods are taxed that the file calls taxable. */
  readonly taxClass: string;
  /** The language of the texts. */
  readonly locale: Locale;
  /** The code of the location that has what the file counts; the first warehouse where it is left out. */
  readonly locationCode?: string | undefined;
}

type ProductRow = Row<ProductColumn>;

const homeCountry = 'FR';
const batchProducts = 100;
const batchRows = 1000;

/**
 * Imports the products of a Shopify product CSV with their prices, and their quantities at one location. Rows
 * that cannot be used are refused and the rest is kept; the same file again changes nothing. Throws a
 * FileProblem, and writes nothing, where the file or the options as a whole cannot be used.
 */
export async function importProducts(
  gateway: Gateway,
  options: ProductImport,
  watch: ImportWatch,
): Promise<ImportSummary> {
  const lastLines = new Map<string, number>();
  const table = await openTable(options.path, productColumns, (row) =>
    lastLines.set(handleOf(row), row.line),
  );
  const report = new ImportReport(watch);
  const target = await prepareTarget(gateway, options, table, report);
  watch.begin(table.rowCount, table.heading);
  const reading = { ...options, claimSku: claims() };
  let batch: ImportedProduct[] = [];
  let waitingRows = 0;
  const save = async () => {
    await saveBatch(gateway, batch, target, report);
    report.advance(waitingRows);
    batch = [];
    waitingRows = 0;
  };
  for await (const { handle, rows } of productRows(table, lastLines, report)) {
    const product = readProduct(handle, rows, reading, (row, why) => report.refuse(row, why));
    if (product) batch.push(product);
    waitingRows += rows.length;
    if (batch.length >= batchProducts || waitingRows >= batchRows) await save();
  }
  await save();
  return report.summary;
}

/** All rows of one handle at a time, wherever in the file they stand: those that are apart wait for the last one. */
async function* productRows(
  table: Table<ProductColumn>,
  lastLines: ReadonlyMap<string, number>,
  report: ImportReport,
): AsyncGenerator<{ readonly handle: string; readonly rows: readonly ProductRow[] }> {
  const waiting = new Map<string, ProductRow[]>();
  for await (const row of readTable(table)) {
    const handle = handleOf(row);
    if (row.problem !== undefined || handle === '') {
      report.refuse(row, row.problem ?? `${row.nameOf('handle')} is empty.`);
      report.advance(1);
      continue;
    }
    const rows = waiting.get(handle) ?? [];
    rows.push(row);
    waiting.set(handle, rows);
    if (lastLines.get(handle) !== row.line) continue;
    waiting.delete(handle);
    yield { handle, rows };
  }
}

function handleOf(row: ProductRow): string {
  return row.problem === undefined ? row.raw('handle').toLowerCase() : '';
}

/** Each SKU stands in one row of the file. */
function claims(): (sku: string, row: ProductRow) => void {
  const lines = new Map<string, number>();
  return (sku, row) => {
    const line = lines.get(sku);
    if (line !== undefined)
      throw new RowProblem(`The SKU ${quoted(sku)} stands in line ${line} already.`);
    lines.set(sku, row.line);
  };
}

async function prepareTarget(
  gateway: Gateway,
  options: ProductImport,
  table: Table<ProductColumn>,
  report: ImportReport,
): Promise<ProductTarget> {
  const { currency, taxClass } = options;
  if (!isCurrency(currency))
    throw new FileProblem(`${quoted(currency)} is no currency of ISO 4217.`);
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(taxClass))
    throw new FileProblem(`${quoted(taxClass)} is no tax class.`);
  const locationId = await findPlace(gateway, options, table, report);
  const list = { code: currency, channel: null, currency };
  const saved = await gateway.runAsSystem('savePriceList', (work) => savePriceList(work, list));
  if (isRefusal(saved))
    throw new FileProblem(
      `The default price list of ${currency} has another code than ${currency}.`,
    );
  if (!(await taxRates(gateway.db, homeCountry)).has(taxClass))
    report.remark(`No tax rate is known for ${taxClass} in ${homeCountry}.`);
  return { currency, countryCode: homeCountry, locationId };
}

async function findPlace(
  gateway: Gateway,
  { locationCode }: ProductImport,
  table: Table<ProductColumn>,
  report: ImportReport,
): Promise<string | undefined> {
  if (locationCode !== undefined) {
    const location = await findLocationByCode(gateway.db, locationCode);
    if (!location) throw new FileProblem(`There is no location ${quoted(locationCode)}.`);
    return location.id;
  }
  const [warehouse] = await findWarehouses(gateway.db, 'WEB');
  if (!warehouse && table.places.has('quantity'))
    report.remark(
      'There is no warehouse, so quantities are left out: --location names the place that has them.',
    );
  return warehouse?.id;
}
