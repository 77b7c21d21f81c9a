import { useRef, useState } from 'react';
import {
  type GraphDocument,
  isRefused,
  type Outcome,
  type Refused,
} from '../../documents/document.js';
import { GraphFault } from '../graph/fault.js';
import { useWork } from './work.js';

interface State {
  readonly isBusy: boolean;
  readonly refused: Refused | undefined;
  readonly fault: GraphFault | undefined;
}

const atRest: State = { isBusy: false, refused: undefined, fault: undefined };

interface Keyed {
  readonly idempotencyKey: string;
}

/** What is left of an input when its key is taken out. */
type Unkeyed<I> = Omit<I, 'idempotencyKey'>;

/**
 * Sends commands, one at a time. An answer that was lost is asked for again under the same key, so pressing twice does
 * nothing twice. Answers what came of it; undefined where it was refused, or nobody answered: `refused` and `fault`
 * tell of that.
 */
export function useCommand() {
  const { session } = useWork();
  const [state, setState] = useState(atRest);
  const pending = useRef<{ readonly asked: string; readonly key: string } | null>(null);

  async function run<P extends object, I extends Keyed>(
    document: GraphDocument<{ readonly [field: string]: Outcome<P> }, { readonly input: I }>,
    input: Unkeyed<I>,
  ): Promise<P | undefined> {
    if (state.isBusy) return undefined;
    const asked = document.text + JSON.stringify(input);
    if (pending.current?.asked !== asked) pending.current = { asked, key: crypto.randomUUID() };
    setState({ ...atRest, isBusy: true });
    try {
      const keyed = { ...input, idempotencyKey: pending.current.key } as unknown as I;
      const [outcome] = Object.values(await session.ask(document, { input: keyed }));
      pending.current = null;
      if (outcome === undefined || isRefused(outcome)) {
        setState({ ...atRest, refused: outcome });
        return undefined;
      }
      setState(atRest);
      return outcome;
    } catch (fault) {
      const known = fault instanceof GraphFault ? fault : new GraphFault('FAILED', String(fault));
      setState({ ...atRest, fault: known });
      return undefined;
    }
  }
  return { ...state, run, clear: () => setState(atRest) };
}
