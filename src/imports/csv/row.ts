import { findCardNumber, redactCardNumbers } from '../../kernel/card-number.js';
import { RowProblem } from './problems.js';
import type { RawRow } from './raw-rows.js';

interface Columns<Column extends string> {
  readonly delimiter: string;
  readonly heading: readonly string[];
  readonly places: ReadonlyMap<Column, number>;
}

// Tabs and line breaks are no more than blanks; the others are never typed, and some disguise what is written.
const unwanted = /[^\P{Cc}\t\r\n]|[\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]/u;
const maxLineLength = 500;

/** A row of a table, whose cells are asked for by column. Every text that leaves it has been checked. */
export class Row<Column extends string> {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the cells cannot be told; such a row is refused before it is asked for any. */
  readonly problem: string | undefined;

  constructor(
    raw: RawRow,
    private readonly columns: Columns<Column>,
  ) {
    this.line = raw.line;
    this.cells = raw.cells;
    this.problem = raw.problem;
  }

  /** In a file with semicolons or tabs, a decimal comma cannot be mistaken for anything else. */
  get allowsDecimalComma(): boolean {
    return this.columns.delimiter !== ',';
  }

  /** What the file calls the column. */
  nameOf(column: Column): string {
    return this.columns.heading[this.columns.places.get(column) ?? -1] ?? column;
  }

  /** The cell as it stands, without any check; empty where the file has no such column. For comparing only. */
  raw(column: Column): string {
    return this.cells[this.columns.places.get(column) ?? -1]?.trim() ?? '';
  }

  has(column: Column): boolean {
    return this.raw(column) !== '';
  }

  /** The text of the cell, of one or more lines; empty where nothing is said. */
  text(column: Column): string {
    const text = this.raw(column).normalize('NFC');
    const name = this.nameOf(column);
    if (text.includes('\u0000')) throw new RowProblem(`${name} holds a NUL character.`);
    if (unwanted.test(text)) throw new RowProblem(`${name} holds a control character.`);
    if (findCardNumber(text))
      throw new RowProblem(`${name} holds the number of a payment card, which is never kept.`);
    return text;
  }

  /** The text of the cell on one line; empty where nothing is said. */
  lineOf(column: Column, mostCharacters = maxLineLength): string {
    const text = this.text(column).replace(/\s+/g, ' ');
    if (text.length > mostCharacters)
      throw new RowProblem(
        `${this.nameOf(column)} has ${text.length} characters; at most ${mostCharacters} are kept.`,
      );
    return text;
  }

  /** Like `lineOf`, where something must be said. */
  requiredLine(column: Column, mostCharacters = maxLineLength): string {
    const text = this.lineOf(column, mostCharacters);
    if (text === '') throw new RowProblem(`${this.nameOf(column)} is empty.`);
    return text;
  }

  /** A problem that quotes what the cell says, shortened, and without what must not be repeated. */
  wrong(column: Column, what: string): RowProblem {
    return new RowProblem(`${this.nameOf(column)} ${quoted(this.raw(column))} ${what}`);
  }
}

/** A text of a file in a message: on one line, not too long, and with no card number in it. */
export function quoted(text: string): string {
  const plain = redactCardNumbers(text).replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
  return `"${plain.length > 60 ? `${plain.slice(0, 57)}...` : plain}"`;
}
