import { useSyncExternalStore } from 'react';
import type { Journey } from '../../runner/journey.js';
import type { JourneyRun } from '../../runner/journey-run.js';
import type { RunReport } from '../../runner/step-report.js';
import { usePlayground } from '../session/playground.js';

/** The run of a journey, and how far it has come. */
export function useRun(journey: Journey): { readonly run: JourneyRun; readonly report: RunReport } {
  const run = usePlayground().runOf(journey);
  const report = useSyncExternalStore(
    (listener) => run.onChange(listener),
    () => run.report,
  );
  return { run, report };
}
