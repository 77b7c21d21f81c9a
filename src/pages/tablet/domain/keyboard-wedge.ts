/** Nobody types a whole code with less than this between two keys. */
const longestGapMs = 50;
const shortestCode = 4;

/** A scanner that plays a keyboard: it types fast, and ends with Enter. */
export class KeyboardWedge {
  private text = '';
  private lastAt = Number.NEGATIVE_INFINITY;

  /** Takes a key that was pressed at that time; answers the code that it has ended. */
  press(key: string, atMs: number): string | undefined {
    if (atMs - this.lastAt > longestGapMs) this.text = '';
    this.lastAt = atMs;
    if (key === 'Enter') return this.end();
    if (key.length === 1) this.text += key;
    return undefined;
  }

  private end(): string | undefined {
    const code = this.text;
    this.text = '';
    return code.length >= shortestCode ? code : undefined;
  }
}
