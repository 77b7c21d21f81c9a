import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { RefusedRow } from '../imports/index.js';
import { redactCardNumbers } from '../kernel/card-number.js';
import { UsageProblem } from './with-gateway.js';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'that is not allowed',
};

/** Rows that were refused, with the line and the reason in front of their cells, for a spreadsheet. */
export class ErrorsFile {
  private constructor(private readonly stream: WriteStream) {}

  /** Opens it anew; throws a UsageProblem where it cannot be written. */
  static async open(path: string): Promise<ErrorsFile> {
    const stream = createWriteStream(path);
    try {
      await once(stream, 'open');
    } catch (fault) {
      const { code = '', message } = fault as NodeJS.ErrnoException;
      throw new UsageProblem(`${path} cannot be written: ${reasons[code] ?? message}.`);
    }
    return new ErrorsFile(stream);
  }

  writeHeading(heading: readonly string[]): void {
    this.write(['line', 'reason', ...heading]);
  }

  writeRow({ line, reason, cells }: RefusedRow): void {
    this.write([String(line), reason, ...cells]);
  }

  async close(): Promise<void> {
    this.stream.end();
    await finished(this.stream);
  }

  private write(cells: readonly string[]): void {
    this.stream.write(`${cells.map(cellOf).join(',')}\r\n`);
  }
}

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV Injection); numbers do not need
 * one. What must not be kept is not kept here either.
 */
function cellOf(text: string): string {
  const safe = redactCardNumbers(text.replaceAll('\u0000', ''));
  const isFormula = /^[=+\-@\t\r]/.test(safe) && !/^[+-]?[\d.,]+$/.test(safe);
  return `"${(isFormula ? `'${safe}` : safe).replaceAll('"', '""')}"`;
}
