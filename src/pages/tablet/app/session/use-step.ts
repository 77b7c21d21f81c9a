import { useRef, useState } from 'react';
import {
  type GraphDocument,
  isRefused,
  type Outcome,
  type Refused,
} from '../../documents/document.js';
import type { TaskPayload } from '../../documents/steps.js';
import { GraphFault } from '../graph/fault.js';
import { useWork } from './work.js';

type Step<V extends object> = GraphDocument<
  { readonly step: Outcome<TaskPayload> },
  { readonly input: V & { readonly idempotencyKey: string } }
>;

export interface StepState {
  readonly isBusy: boolean;
  readonly refused: Refused | undefined;
  readonly fault: GraphFault | undefined;
}

const atRest: StepState = { isBusy: false, refused: undefined, fault: undefined };

/**
 * Does steps of a task, one at a time. An answer that was lost is asked for again under the same key, so pressing
 * twice does nothing twice. True where the step was done.
 */
export function useStep() {
  const { session, queue } = useWork();
  const [state, setState] = useState(atRest);
  const pending = useRef<{ readonly asked: string; readonly key: string } | null>(null);

  async function run<V extends object>(step: Step<V>, input: V): Promise<boolean> {
    if (state.isBusy) return false;
    const asked = step.text + JSON.stringify(input);
    if (pending.current?.asked !== asked) pending.current = { asked, key: crypto.randomUUID() };
    setState({ ...atRest, isBusy: true });
    try {
      const { step: outcome } = await session.ask(step, {
        input: { ...input, idempotencyKey: pending.current.key },
      });
      pending.current = null;
      if (isRefused(outcome)) {
        setState({ ...atRest, refused: outcome });
        return false;
      }
      queue.put(outcome.task);
      setState(atRest);
      return true;
    } catch (fault) {
      const known = fault instanceof GraphFault ? fault : new GraphFault('FAILED', String(fault));
      setState({ ...atRest, fault: known });
      return false;
    }
  }
  return { ...state, run, clear: () => setState(atRest) };
}
