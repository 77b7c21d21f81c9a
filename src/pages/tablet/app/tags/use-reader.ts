import { useEffect, useState } from 'react';
import { type Cart, createCart } from '../../documents/cart.js';
import { isRefused } from '../../documents/document.js';
import { putBackTags, readTags, type ScannedTag } from '../../documents/tags.js';
import { useCommand } from '../session/use-command.js';
import { useWork } from '../session/work.js';

/** What a reader has seen so far: a cart of goods that are carried out here, and what became of each tag. */
export interface Reading {
  readonly cart: Cart | null;
  readonly tags: ReadonlyMap<string, ScannedTag>;
}

const nothing: Reading = { cart: null, tags: new Map() };
/** A reader sees many tags within a blink; they are sent together. */
const gatherMs = 120;
const gone = new Set(['REMOVED', 'NOT_THERE']);

/** Reads tags into a cart, as they come. Those that come while an answer is on its way go with the next question. */
export function useReader() {
  const { session, queue } = useWork();
  const { run, isBusy, refused, fault, clear } = useCommand();
  const [reading, setReading] = useState(nothing);
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const hasFailed = refused !== undefined || fault !== undefined;

  const note = (cart: Cart, scanned: readonly ScannedTag[]) =>
    setReading((before) => {
      const tags = new Map(before.tags);
      for (const tag of scanned) {
        if (gone.has(tag.outcome)) tags.delete(tag.epc);
        else tags.set(tag.epc, tag);
      }
      return { cart, tags };
    });

  async function cartId(): Promise<string | undefined> {
    if (reading.cart) return reading.cart.id;
    const fulfilment = { kind: 'COUNTER', locationId: queue.place.id };
    const input = { lines: [], contact: null, fulfilment, shippingAddress: null };
    const { createCart: outcome } = await session.ask(createCart, { input });
    if (isRefused(outcome)) return undefined;
    setReading((before) => ({ ...before, cart: outcome.cart }));
    return outcome.cart.id;
  }

  async function send(): Promise<void> {
    const cart = await cartId().catch(() => undefined);
    const done = cart && (await run(readTags, { cartId: cart, epcs: waiting }));
    if (!done) return;
    setWaiting((now) => now.filter((epc) => !waiting.includes(epc)));
    note(done.cart, done.scanned);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what waits is sent once it has not grown for a moment
  useEffect(() => {
    if (waiting.length === 0 || isBusy || hasFailed) return undefined;
    const timer = setTimeout(() => void send(), gatherMs);
    return () => clearTimeout(timer);
  }, [waiting, isBusy, hasFailed]);

  const read = (epcs: readonly string[]) =>
    setWaiting((now) => [...new Set([...now, ...epcs.map((epc) => epc.toUpperCase())])]);
  const putBack = async (epc: string) => {
    if (!reading.cart) return;
    const done = await run(putBackTags, { cartId: reading.cart.id, epcs: [epc] });
    if (done) note(done.cart, done.scanned);
  };
  const put = (cart: Cart) => setReading((before) => ({ ...before, cart }));
  const again = () => {
    setWaiting([]);
    setReading(nothing);
    clear();
  };
  return { reading, refused, fault, read, putBack, put, again, retry: clear };
}
