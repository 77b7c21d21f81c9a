import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { FileProblem } from './problems.js';

/** The bytes of a file as UTF-8, without a byte order mark. What spreadsheets save as "Unicode text" (UTF-16) is turned into it. */
export async function* utf8Bytes(path: string): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | undefined;
  let isFirst = true;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (isFirst) decoder = utf16DecoderFor(chunk, path);
      if (decoder) yield Buffer.from(decoder.decode(chunk, { stream: true }));
      else yield isFirst && startsWith(chunk, [0xef, 0xbb, 0xbf]) ? chunk.subarray(3) : chunk;
      isFirst = false;
    }
  } catch (fault) {
    throw explained(fault, path);
  }
}

function utf16DecoderFor(start: Buffer, path: string): TextDecoder | undefined {
  if (startsWith(start, [0x50, 0x4b, 0x03, 0x04]) || startsWith(start, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new FileProblem(
      `${path} is a spreadsheet, not a CSV file: save it as "CSV UTF-8" and import that.`,
    );
  if (startsWith(start, [0xff, 0xfe]) || (start[0] !== 0 && start[1] === 0))
    return new TextDecoder('utf-16le');
  if (startsWith(start, [0xfe, 0xff]) || (start[0] === 0 && start[1] !== 0))
    return new TextDecoder('utf-16be');
  return undefined;
}

function startsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, place) => bytes[place] === byte);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no file',
  EISDIR: 'This is a folder, not a file:',
  EACCES: 'This file may not be read:',
  EPERM: 'This file may not be read:',
};

function explained(fault: unknown, path: string): unknown {
  const reason = reasons[(fault as NodeJS.ErrnoException).code ?? ''];
  return reason === undefined ? fault : new FileProblem(`${reason} ${path}.`);
}
