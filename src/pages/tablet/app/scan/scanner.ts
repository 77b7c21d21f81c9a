import { createContext, use, useEffect, useEffectEvent } from 'react';
import { KeyboardWedge } from '../../domain/keyboard-wedge.js';
import { readScan, type Scan } from '../../domain/scan.js';

/** Takes what was scanned; false leaves it to whoever asked before. */
type Taker = (scan: Scan) => boolean;

/** Gives each code to whoever of the page wants it: whoever asked last comes first. */
export class Scanner {
  private readonly takers: Taker[] = [];

  take(text: string): void {
    const scan = readScan(text);
    if (scan.text === '') return;
    for (const taker of this.takers.toReversed()) if (taker(scan)) return;
  }

  register(taker: Taker): () => void {
    this.takers.push(taker);
    return () => void this.takers.splice(this.takers.indexOf(taker), 1);
  }

  /** Hears scanners that play a keyboard. In a field they fill it, as every keyboard does. */
  listen(): () => void {
    const wedge = new KeyboardWedge();
    const hear = (event: KeyboardEvent) => {
      if (isField(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const code = wedge.press(event.key, event.timeStamp);
      if (code === undefined) return;
      // The Enter that ends a code must not press the button that has the focus.
      event.preventDefault();
      event.stopPropagation();
      this.take(code);
    };
    addEventListener('keydown', hear, { capture: true });
    return () => removeEventListener('keydown', hear, { capture: true });
  }
}

/** Is this a place where people write? */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isText = target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type);
  return isText || target.matches('textarea, select');
}

export const ScannerContext = createContext(new Scanner());

/** Takes scanned codes for as long as this component is shown. */
export function useScan(taker: Taker): void {
  const scanner = use(ScannerContext);
  const take = useEffectEvent(taker);
  useEffect(() => scanner.register((scan) => take(scan)), [scanner]);
}
