import { isRefusal } from '../../kernel/refusal.js';
import {
  findLocationByCode,
  type LocationWithHours,
  type SaveLocation,
  saveLocation,
} from '../../locations/index.js';
import type { Channel } from '../../platform/auth/actor.js';
import type { Gateway } from '../../platform/gateway.js';
import { RowProblem } from '../csv/problems.js';
import { quoted } from '../csv/row.js';
import { openTable, readTable } from '../csv/table.js';
import { ImportReport, type ImportSummary, type ImportWatch, type Outcome } from '../report.js';
import { readStore, type StoreRow, storeColumns } from './read-store.js';

/** Which file of stores and warehouses. */
export interface StoreImport {
  readonly path: string;
}

/**
 * Imports stores and warehouses, known by their codes. Rows that cannot be used are refused and the rest is
 * kept; the same file again changes nothing. Cells that are empty, and hours of single dates, stay as they are.
 */
export async function importStores(
  gateway: Gateway,
  options: StoreImport,
  watch: ImportWatch,
): Promise<ImportSummary> {
  const table = await openTable(options.path, storeColumns);
  const report = new ImportReport(watch);
  watch.begin(table.rowCount, table.heading);
  const lines = new Map<string, number>();
  for await (const row of readTable(table)) {
    try {
      refuseTwin(row, lines);
      report.became(await saveStore(gateway, row));
    } catch (fault) {
      if (!(fault instanceof RowProblem)) throw fault;
      report.refuse(row, fault.message);
    }
    report.advance(1);
  }
  return report.summary;
}

function refuseTwin(row: StoreRow, lines: Map<string, number>): void {
  if (row.problem !== undefined) throw new RowProblem(row.problem);
  const code = row.requiredLine('code', 64);
  const line = lines.get(code);
  if (line !== undefined)
    throw new RowProblem(`The code ${quoted(code)} stands in line ${line} already.`);
  lines.set(code, row.line);
}

function saveStore(gateway: Gateway, row: StoreRow): Promise<Outcome> {
  return gateway.runAsSystem('importStores', async (work) => {
    const known = await findLocationByCode(work.db, row.requiredLine('code', 64));
    const saved = await saveLocation(work, readStore(row, known && describe(known)));
    if (isRefusal(saved)) throw new RowProblem(saved.messages.en);
    if (!known) return 'CREATED';
    return saved.written ? 'CHANGED' : 'UNCHANGED';
  });
}

function describe(location: LocationWithHours): Partial<SaveLocation> {
  return {
    kind: location.kind,
    countryCode: location.country_code,
    phone: location.phone,
    timeZone: location.time_zone,
    pickupPolicy: location.pickup_policy,
    sellsToChannels: location.sells_to_channels as readonly Channel[],
    preparationMinutes: location.preparation_minutes,
    weeklyHours: location.weekly_hours,
    hoursExceptions: location.hours_exceptions,
    active: location.active,
  };
}
