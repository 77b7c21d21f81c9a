import type { Saved } from './fill.js';
import type { GraphAnswer } from './graph-answer.js';
import type { JsonObject, Step } from './journey.js';

/** WAITING: for an event, or for a person. LIVE: a subscription is open. REFUSED: the shop said no. */
export type StepState = 'TO_DO' | 'WAITING' | 'RUNNING' | 'LIVE' | 'DONE' | 'REFUSED' | 'FAILED';

/**
 * Why a step did not come to its end, in a form that can be said in any language. NEEDS: an earlier step.
 * LATE: nothing was heard in time. LACKS: the answer has no such value. GRAPH: it is an error.
 */
export type TroubleKind = 'NEEDS' | 'LATE' | 'LACKS' | 'GRAPH';

export interface StepReport {
  readonly state: StepState;
  /** The variables as they were sent. */
  readonly variables?: JsonObject;
  /** The answer, or every event of a live step. */
  readonly answers: readonly GraphAnswer[];
  readonly refusal?: { readonly type: string; readonly message: string };
  readonly trouble?: { readonly kind: TroubleKind; readonly detail: string };
  /** The page that a person has to go to. */
  readonly page?: string;
  readonly tookMs?: number;
}

/** How far a journey has come. A new object for each change. */
export interface RunReport {
  readonly saved: Saved;
  readonly steps: Readonly<Record<string, StepReport>>;
  /** All steps are being run, one after the other. */
  readonly isRunning: boolean;
}

export const toDo: StepReport = { state: 'TO_DO', answers: [] };

export function reportOf(report: RunReport, step: { readonly name: string }): StepReport {
  return report.steps[step.name] ?? toDo;
}

/** True where the step has done what it is there for; a refusal that was meant to come is that too. */
export function isSettled(step: Step, report: StepReport): boolean {
  if (report.state === 'REFUSED')
    return step.kind === 'ask' && step.expects === report.refusal?.type;
  return report.state === 'DONE';
}

/** Ends a step that cannot go on. */
export class StepTrouble extends Error {
  constructor(
    readonly kind: TroubleKind,
    readonly detail: string,
  ) {
    super(`${kind}: ${detail}`);
  }
}

/** The report of a step that was ended by a fault. */
export function failed(report: StepReport, fault: unknown): StepReport {
  const { kind, detail } =
    fault instanceof StepTrouble
      ? fault
      : { kind: 'GRAPH' as const, detail: fault instanceof Error ? fault.message : String(fault) };
  return { ...report, state: 'FAILED', trouble: { kind, detail } };
}
