import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { maxRowBytes } from './physical-lines.js';

/** A row as the file has it. Where it cannot be read, `problem` says why and the one cell is the whole line. */
export interface RawRow {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly problem?: string;
}

/**
 * Puts lines together to rows: a quoted cell may go on over many lines. A quote that is never closed would
 * swallow the rest of the file, so a row of several lines that makes no sense costs its first line only, and
 * reading goes on with the next one.
 */
export async function* rawRows(
  lines: AsyncIterable<readonly string[]>,
  delimiter: string,
): AsyncGenerator<RawRow> {
  let waiting: string[] = [];
  let line = 1;
  for await (const more of lines) {
    waiting = waiting.concat(more);
    let taken = 0;
    for (;;) {
      const length = rowLength(waiting, taken);
      if (length === undefined) break;
      const row = readRow(waiting.slice(taken, taken + length), line, delimiter);
      yield row.raw;
      taken += row.lines;
      line += row.lines;
    }
    waiting = waiting.slice(taken);
  }
  while (waiting.length > 0) {
    const length = rowLength(waiting, 0) ?? waiting.length;
    const row = readRow(waiting.slice(0, length), line, delimiter);
    yield row.raw;
    waiting = waiting.slice(row.lines);
    line += row.lines;
  }
}

/** How many lines the row takes: its quotes come in pairs at the end of it. Undefined where more lines are needed. */
function rowLength(lines: readonly string[], from: number): number | undefined {
  let isOpen = false;
  let size = 0;
  for (let place = from; place < lines.length; place += 1) {
    const text = lines[place] ?? '';
    size += text.length;
    for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOpen = !isOpen;
    if (!isOpen || size > maxRowBytes) return place - from + 1;
  }
  return undefined;
}

function readRow(
  lines: readonly string[],
  line: number,
  delimiter: string,
): { readonly raw: RawRow; readonly lines: number } {
  const text = lines.join('');
  const cells = Buffer.byteLength(text) > maxRowBytes ? undefined : cellsOf(text, delimiter);
  if (Array.isArray(cells)) return { raw: { line, cells }, lines: lines.length };
  const first = (lines[0] ?? '').replace(/[\r\n]+$/, '');
  return { raw: { line, cells: [first], problem: problemOf(first, delimiter) }, lines: 1 };
}

const mostText = `${maxRowBytes / 1024} KB`;

/** Why a line is no row, and does not begin one either. */
function problemOf(line: string, delimiter: string): string {
  if (Buffer.byteLength(line) > maxRowBytes) return `It is longer than ${mostText}.`;
  return cellsOf(line, delimiter) === 'QUOTE_IN_CELL'
    ? 'A quote stands inside a cell: put the whole cell in quotes, and write the quotes in it twice.'
    : `A quote is opened in this line and never closed, or not within ${mostText}.`;
}

/** The cells, or what is wrong with the quotes. */
function cellsOf(text: string, delimiter: string): string[] | 'QUOTE_IN_CELL' | 'QUOTE_NOT_CLOSED' {
  try {
    const [cells = []] = parse(text, {
      delimiter,
      trim: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      to: 1,
    });
    return cells;
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    return fault.code === 'CSV_QUOTE_NOT_CLOSED' ? 'QUOTE_NOT_CLOSED' : 'QUOTE_IN_CELL';
  }
}
