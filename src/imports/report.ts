import type { Row } from './csv/row.js';

/** A row that was not imported, and why. */
export interface RefusedRow {
  /** The line of the file on which it begins. */
  readonly line: number;
  readonly reason: string;
  readonly cells: readonly string[];
}

/** Who wants to know how an import goes on. */
export interface ImportWatch {
  /** The file can be read; it has so many rows, in these columns. */
  begin(rows: number, heading: readonly string[]): void;
  /** So many more rows are done, one way or the other. */
  advance(rows: number): void;
  refused(row: RefusedRow): void;
  /** Something that concerns the import as a whole. */
  remark(sentence: string): void;
}

export type Outcome = 'CREATED' | 'CHANGED' | 'UNCHANGED';

/** What became of a file. Things are products, stores or stock items. */
export interface ImportSummary {
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refusedRows: number;
}

/** Counts what becomes of the rows, and tells who watches. */
export class ImportReport {
  private readonly counts = { CREATED: 0, CHANGED: 0, UNCHANGED: 0 };
  private rows = 0;
  private readonly refusedLines = new Set<number>();
  private readonly remarks = new Set<string>();

  constructor(private readonly watch: ImportWatch) {}

  /** A row counts once, however much is wrong with it; what is wrong first is told. */
  refuse(row: Pick<Row<string>, 'line' | 'cells'>, reason: string): void {
    if (this.refusedLines.has(row.line)) return;
    this.refusedLines.add(row.line);
    this.watch.refused({ line: row.line, cells: row.cells, reason });
  }

  became(outcome: Outcome): void {
    this.counts[outcome] += 1;
  }

  advance(rows: number): void {
    this.rows += rows;
    this.watch.advance(rows);
  }

  /** Tells it once, however often it is said. */
  remark(sentence: string): void {
    if (this.remarks.has(sentence)) return;
    this.remarks.add(sentence);
    this.watch.remark(sentence);
  }

  get summary(): ImportSummary {
    return {
      rows: this.rows,
      created: this.counts.CREATED,
      changed: this.counts.CHANGED,
      unchanged: this.counts.UNCHANGED,
      refusedRows: this.refusedLines.size,
    };
  }
}
