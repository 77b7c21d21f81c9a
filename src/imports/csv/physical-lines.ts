import { isUtf8 } from 'node:buffer';
import { FileProblem } from './problems.js';
import { utf8Bytes } from './utf8-bytes.js';

/** The most that one row may hold. What is longer is refused, and never held in memory as a whole. */
export const maxRowBytes = 256 * 1024;

const lineFeed = 10;
const carriageReturn = 13;
const longestCharacter = 4;

/** The lines of a file as an editor counts them, each with its line ending, many at a time. Throws where one is not UTF-8. */
export async function* physicalLines(path: string): AsyncGenerator<string[]> {
  const splitter = new LineSplitter(path);
  for await (const bytes of utf8Bytes(path)) {
    const lines = splitter.split(bytes, false);
    if (lines.length > 0) yield lines;
  }
  yield splitter.split(Buffer.alloc(0), true);
}

class LineSplitter {
  private rest: Buffer = Buffer.alloc(0);
  private isCut = false;
  private count = 0;

  constructor(private readonly path: string) {}

  split(bytes: Buffer, isEnd: boolean): string[] {
    const all = Buffer.concat([this.rest, this.isCut ? fromLineEnd(bytes) : bytes]);
    const lines: string[] = [];
    let from = 0;
    for (let place = 0; place < all.length; place += 1) {
      if (!endsLine(all, place, isEnd)) continue;
      lines.push(this.decode(all.subarray(from, place + 1)));
      from = place + 1;
    }
    this.keep(all.subarray(from), from > 0);
    if (isEnd && this.rest.length > 0) lines.push(this.decode(this.rest));
    return lines;
  }

  /** Keeps the beginning of a line; of one that is too long, just enough to tell, cut between two characters. */
  private keep(line: Buffer, isNew: boolean): void {
    this.isCut = (this.isCut && !isNew) || line.length > maxRowBytes + 2 * longestCharacter;
    let end = this.isCut ? maxRowBytes + longestCharacter : line.length;
    while (isInsideCharacter(line[end])) end -= 1;
    this.rest = line.subarray(0, end);
  }

  private decode(line: Buffer): string {
    this.count += 1;
    if (!isUtf8(line))
      throw new FileProblem(
        `Line ${this.count} of ${this.path} is not UTF-8: save the file as "CSV UTF-8" and import it again.`,
      );
    return line.toString('utf8');
  }
}

/** A carriage return ends a line by itself too, as some spreadsheets still write it; before a line feed it does not. */
function endsLine(bytes: Buffer, place: number, isEnd: boolean): boolean {
  if (bytes[place] === lineFeed) return true;
  if (bytes[place] !== carriageReturn) return false;
  return place + 1 < bytes.length ? bytes[place + 1] !== lineFeed : isEnd;
}

/** Of a line that is too long anyway, the rest is left out. */
function fromLineEnd(bytes: Buffer): Buffer {
  const end = bytes.findIndex((byte) => byte === lineFeed || byte === carriageReturn);
  return end < 0 ? Buffer.alloc(0) : bytes.subarray(end);
}

function isInsideCharacter(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
