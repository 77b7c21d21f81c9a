import { type GraphAnswer, type GraphRequest, judge } from './graph-answer.js';
import type { LiveStep } from './journey.js';
import { holds } from './pick.js';
import { failed, StepTrouble, toDo } from './step-report.js';
import type { Telling } from './telling.js';

/** Opens a subscription and listens to it in the background, until it has said its last word. */
export function followStep(telling: Telling, step: LiveStep, request: GraphRequest): void {
  const { board, signal } = telling;
  board.put(step, { ...toDo, state: 'LIVE', variables: request.variables });
  void listen(telling, step, request).catch((fault: unknown) => {
    if (!signal.aborted) board.put(step, failed(board.of(step), fault));
  });
}

async function listen(telling: Telling, step: LiveStep, request: GraphRequest): Promise<void> {
  const { board, signal } = telling;
  const end = new AbortController();
  for await (const event of telling.parts.graph.follow(
    request,
    AbortSignal.any([signal, end.signal]),
  )) {
    // Closed elsewhere: the journey was begun anew, or the step has been given up.
    if (signal.aborted || board.of(step).state !== 'LIVE') return end.abort();
    if (take(telling, step, event)) return end.abort();
  }
  if (!signal.aborted) throw new StepTrouble('LATE', String(step.until.oneOf[0]));
}

/** True for the event that was waited for. */
function take({ board }: Telling, step: LiveStep, event: GraphAnswer): boolean {
  const verdict = judge(event);
  if (verdict.kind === 'failed') throw new StepTrouble('GRAPH', verdict.message);
  board.save(step.save ?? {}, event);
  const report = board.of(step);
  const isLast = holds(event.data, step.until);
  const answers = [...report.answers, event];
  board.put(step, { ...report, answers, state: isLast ? 'DONE' : 'LIVE' });
  return isLast;
}
