import { useRef, useState } from 'react';
import {
  type GraphDocument,
  isRefused,
  type Outcome,
  type Refused,
} from '../../documents/document.js';
import { faultFrom, GraphFault } from '../graph/fault.js';
import { newKey } from './new-key.js';
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
 * nothing twice. Where nobody answers at all, `whenAway` may do something else about it. Answers what came of it; undefined where it was refused, or nobody answered: `refused` and `fault`
 * tell of that.
 */
export function useCommand() {
  const { session } = useWork();
  const [state, setState] = useState(atRest);
  const pending = useRef<{ readonly asked: string; readonly key: string } | null>(null);

  /** The key of this wish: another one as soon as something else is wished. */
  function keyOf(asked: string): string {
    if (pending.current?.asked !== asked) pending.current = { asked, key: newKey() };
    return pending.current.key;
  }

  async function run<P extends object, I extends Keyed>(
    document: GraphDocument<{ readonly [field: string]: Outcome<P> }, { readonly input: I }>,
    input: Unkeyed<I>,
    whenAway?: () => Promise<P>,
  ): Promise<P | undefined> {
    if (state.isBusy) return undefined;
    const idempotencyKey = keyOf(document.text + JSON.stringify(input));
    setState({ ...atRest, isBusy: true });
    const keyed = { ...input, idempotencyKey } as unknown as I;
    const answer = await session.ask(document, { input: keyed }).catch(faultFrom);
    if (answer instanceof GraphFault) return giveUp(answer, whenAway);
    pending.current = null;
    const [outcome] = Object.values(answer);
    if (outcome === undefined || isRefused(outcome)) {
      setState({ ...atRest, refused: outcome });
      return undefined;
    }
    setState(atRest);
    return outcome;
  }

  function giveUp<P>(fault: GraphFault, whenAway?: () => Promise<P>): Promise<P> | undefined {
    const isAway = fault.kind === 'AWAY' && whenAway !== undefined;
    setState(isAway ? atRest : { ...atRest, fault });
    return isAway ? whenAway() : undefined;
  }
  return { ...state, run, clear: () => setState(atRest) };
}
