import { type GraphAnswer, type GraphRequest, judge } from './graph-answer.js';
import type { AskStep } from './journey.js';
import { failed, type StepReport, StepTrouble, toDo } from './step-report.js';
import type { Telling } from './telling.js';

/** Asks the graph, and takes the answer. */
export async function askStep(telling: Telling, step: AskStep, request: GraphRequest) {
  const startedAt = performance.now();
  const answer = await telling.parts.graph.ask(request);
  if (telling.signal.aborted) return;
  const tookMs = Math.round(performance.now() - startedAt);
  takeAnswer(telling, step, { ...toDo, variables: request.variables, tookMs }, answer);
}

/** Keeps what an answer tells, wherever it was asked for. */
export function takeAnswer(
  { board }: Telling,
  step: AskStep,
  asked: StepReport,
  answer: GraphAnswer,
): void {
  const report = { ...asked, answers: [answer] };
  const verdict = judge(answer);
  if (verdict.kind === 'refused') {
    const { type, message } = verdict;
    board.put(step, { ...report, state: 'REFUSED', refusal: { type, message } });
    return;
  }
  const trouble =
    verdict.kind === 'failed' ? new StepTrouble('GRAPH', verdict.message) : lackOf(step, answer);
  board.put(step, trouble ? failed(report, trouble) : { ...report, state: 'DONE' });

  function lackOf({ expects, save = {} }: AskStep, given: GraphAnswer): StepTrouble | undefined {
    const lacking = expects ?? board.save(save, given);
    return lacking === undefined ? undefined : new StepTrouble('LACKS', lacking);
  }
}
