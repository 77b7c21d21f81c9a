import { useCallback, useEffect, useRef, useState } from 'react';
import type { GraphDocument } from '../../documents/document.js';
import { faultFrom, GraphFault } from '../graph/fault.js';
import { useWork } from './work.js';

export type Asked<A> =
  | { readonly status: 'LOADING' }
  | { readonly status: 'FAILED'; readonly fault: GraphFault }
  | { readonly status: 'THERE'; readonly answer: A };

const loading = { status: 'LOADING' } as const;

/** Asks the graph, and again whenever the variables are others. Null asks nothing. */
export function useAsked<A, V extends object>(
  document: GraphDocument<A, V>,
  variables: V | null,
): Asked<A> & { readonly again: () => void } {
  const { session } = useWork();
  const [asked, setAsked] = useState<Asked<A>>(loading);
  const [turn, setTurn] = useState(0);
  const shown = useRef<string | null>(null);
  const written = JSON.stringify(variables);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks anew
  useEffect(() => {
    let isOurs = true;
    // The same question again: what is known of it stays until there is another answer.
    if (shown.current !== written) setAsked(loading);
    shown.current = written;
    const wanted = JSON.parse(written) as V | null;
    if (wanted !== null)
      void session
        .ask(document, wanted)
        .then((answer): Asked<A> => ({ status: 'THERE', answer }), failed)
        .then((next) => {
          if (isOurs) setAsked(next);
        });
    return () => {
      isOurs = false;
    };
  }, [session, document, written, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { ...asked, again };
}

function failed(fault: unknown) {
  const known = faultFrom(fault);
  return { status: 'FAILED', fault: known } as const;
}
