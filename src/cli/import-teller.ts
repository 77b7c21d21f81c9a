import type { ImportSummary, ImportWatch, RefusedRow } from '../imports/index.js';
import type { ErrorsFile } from './errors-file.js';
import type { ImportCall } from './import-call.js';
import { progressOn } from './progress.js';

const shownRows = 50;
const things = { products: 'product', stores: 'location', stock: 'stock item' } as const;

/** Shows how far the import is, and what was refused when it is done: a bar and lines would spoil each other. */
export class ImportTeller implements ImportWatch {
  private readonly progress = progressOn(process.stderr);
  private readonly remarks: string[] = [];
  private readonly rows: string[] = [];

  constructor(private readonly errors: ErrorsFile | undefined) {}

  begin(rows: number, heading: readonly string[]): void {
    this.errors?.writeHeading(heading);
    this.progress.begin('rows', rows);
  }

  advance(rows: number): void {
    this.progress.advance(rows);
  }

  refused(row: RefusedRow): void {
    this.errors?.writeRow(row);
    if (this.rows.length < shownRows) this.rows.push(`line ${row.line}: ${row.reason}`);
  }

  remark(sentence: string): void {
    this.remarks.push(sentence);
  }

  end(): void {
    this.progress.end();
  }

  tell(call: ImportCall, summary: ImportSummary): void {
    this.end();
    const { rows, created, changed, unchanged, refusedRows } = summary;
    for (const line of [...this.remarks, ...this.rows]) process.stderr.write(`${line}\n`);
    const others = refusedRows - shownRows;
    if (others > 0)
      process.stderr.write(
        call.errorsPath === undefined
          ? `and ${others} more: --errors FILE.csv writes all of them.\n`
          : `and ${others} more: all of them are in ${call.errorsPath}.\n`,
      );
    process.stdout.write(
      `${counted(rows, 'row')} read: ${counted(created, things[call.what])} created, ${changed} changed, ${unchanged} unchanged; ${counted(refusedRows, 'row')} refused.\n`,
    );
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
