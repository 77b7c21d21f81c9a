/** The place of one event in its stream, as clients keep it: opaque, and valid for that stream only. */
export function toCursor(stream: string, seq: number): string {
  return Buffer.from(`${stream}#${seq}`).toString('base64url');
}

/** The sequence number behind a cursor of that stream; undefined where it is another stream's, or none. */
export function fromCursor(stream: string, cursor: string): number | undefined {
  if (cursor.length > 200) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith(`${stream}#`)) return undefined;
  const seq = Number(text.slice(stream.length + 1));
  return Number.isSafeInteger(seq) && seq >= 0 && toCursor(stream, seq) === cursor
    ? seq
    : undefined;
}
