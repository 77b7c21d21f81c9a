import {
  closeSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

const newline = 0x0a;
const chunkBytes = 1024 * 1024;

export interface JournalOptions {
  readonly file: string;
  /** Waits for the disk at each line, so that a power cut loses nothing either. */
  readonly durable: boolean;
}

/**
 * A file of JSON lines that only grows. Each line is handed to the operating system before `append`
 * returns, so killing the process loses nothing that was answered.
 */
export class Journal {
  private constructor(
    private readonly fd: number,
    private readonly durable: boolean,
    private bytes: number,
  ) {}

  /** Opens the file, gives each of its lines to `replay`, and drops a last line that was torn by a crash. */
  static open({ file, durable }: JournalOptions, replay: (line: unknown) => void): Journal {
    mkdirSync(dirname(file), { recursive: true });
    const fd = openSync(file, 'a+', 0o600);
    try {
      const bytes = replayLines(fd, replay);
      ftruncateSync(fd, bytes);
      return new Journal(fd, durable, bytes);
    } catch (error) {
      closeSync(fd);
      throw error;
    }
  }

  append(line: object): void {
    const text = Buffer.from(`${JSON.stringify(line)}\n`);
    try {
      for (let written = 0; written < text.length; )
        written += writeSync(this.fd, text, written, text.length - written);
      if (this.durable) fdatasyncSync(this.fd);
    } catch (error) {
      // Half a line in the middle would make the file unreadable once the disk has room again.
      ftruncateSync(this.fd, this.bytes);
      throw error;
    }
    this.bytes += text.length;
  }

  close(): void {
    closeSync(this.fd);
  }
}

/** Reads line by line without holding the file in memory; returns where the last good line ends. */
function replayLines(fd: number, replay: (line: unknown) => void): number {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let rest: Buffer = Buffer.alloc(0);
  let position = 0;
  let lineNumber = 0;
  let goodBytes = 0;
  let broken: Error | undefined;
  for (let read = readSync(fd, chunk, 0, chunkBytes, 0); read > 0; ) {
    position += read;
    rest = Buffer.concat([rest, chunk.subarray(0, read)]);
    let start = 0;
    for (let end = rest.indexOf(newline); end !== -1; end = rest.indexOf(newline, start)) {
      // Only the last line can be torn: a broken line with a successor is damage, and not ours to guess.
      if (broken) throw broken;
      lineNumber += 1;
      const line = parse(rest.toString('utf8', start, end));
      if (line === undefined) broken = new Error(`line ${lineNumber} of the journal is damaged`);
      else {
        replay(line);
        goodBytes += end + 1 - start;
      }
      start = end + 1;
    }
    rest = rest.subarray(start);
    read = readSync(fd, chunk, 0, chunkBytes, position);
  }
  return goodBytes;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
