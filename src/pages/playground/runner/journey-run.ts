import { askStep, takeAnswer } from './ask-step.js';
import { Board } from './board.js';
import { fill, fillText, missingFor } from './fill.js';
import { followStep } from './follow-step.js';
import type { GraphAnswer, GraphRequest } from './graph-answer.js';
import {
  type AskStep,
  type Journey,
  type JsonObject,
  type LiveStep,
  personaOf,
  type Step,
  type VisitStep,
} from './journey.js';
import { failed, isSettled, type RunReport, StepTrouble, toDo } from './step-report.js';
import type { Telling, TellingParts } from './telling.js';

/** Tells a journey: knows what was saved, what is open, and how every step went. */
export class JourneyRun {
  private readonly board: Board;
  private ending = new AbortController();

  constructor(
    readonly journey: Journey,
    private readonly parts: TellingParts,
  ) {
    this.board = new Board(parts.start);
  }

  get report(): RunReport {
    return this.board.report;
  }

  /** Hears of every change until the returned function is called. */
  onChange(listener: () => void): () => void {
    return this.board.onChange(listener);
  }

  /** Forgets all answers and closes all subscriptions. */
  reset(): void {
    this.ending.abort();
    this.ending = new AbortController();
    this.board.wipe();
  }

  /** Tells the whole journey from its beginning. Ends with the first step that does not go as it should. */
  async runAll(): Promise<void> {
    this.reset();
    const telling = this.telling();
    this.board.setRunning(true);
    await this.runEach(telling);
    if (!telling.signal.aborted) this.board.setRunning(false);
  }

  /** Runs one step; a live one is left open. */
  async runStep(step: Step): Promise<void> {
    await this.run(step, this.telling());
  }

  /** Counts an answer that was asked for elsewhere, such as in the editor. */
  takeAnswer(step: AskStep, variables: JsonObject, answer: GraphAnswer): void {
    takeAnswer(this.telling(), step, { ...toDo, variables }, answer);
  }

  private telling(): Telling {
    return { parts: this.parts, board: this.board, signal: this.ending.signal };
  }

  private async runEach(telling: Telling): Promise<void> {
    const { steps } = this.journey;
    for (const step of steps) {
      await this.run(step, telling);
      const report = this.board.of(step);
      if (telling.signal.aborted || !(report.state === 'LIVE' || isSettled(step, report))) return;
    }
    for (const step of steps)
      if (step.kind === 'subscription') await this.untilClosed(step, telling);
  }

  private async run(step: Step, telling: Telling): Promise<void> {
    try {
      await this.begin(step, telling);
    } catch (fault) {
      if (!telling.signal.aborted) this.board.put(step, failed(this.board.of(step), fault));
    }
  }

  private async begin(step: Step, telling: Telling): Promise<void> {
    const { board, parts } = this;
    board.put(step, { ...toDo, state: step.after ? 'WAITING' : 'RUNNING' });
    if (step.after)
      await board.heard(step.after.step, step.after.heard, parts.eventMs, telling.signal);
    const missing = missingFor(step, board.report.saved);
    if (missing.length > 0) throw new StepTrouble('NEEDS', missing.join(', '));
    if (step.kind === 'visit') return this.visit(step, telling);
    const request = this.requestOf(step);
    if (step.kind === 'subscription') return followStep(telling, step, request);
    board.put(step, { ...toDo, state: 'RUNNING', variables: request.variables });
    await askStep(telling, step, request);
  }

  private requestOf(step: AskStep | LiveStep): GraphRequest {
    return {
      document: step.document,
      variables: fill(step.variables, this.board.report.saved, this.parts.newKey),
      operationName: step.name,
      persona: personaOf(this.journey, step),
    };
  }

  private async visit(step: VisitStep, { signal }: Telling): Promise<void> {
    const page = fillText(step.page, this.board.report.saved);
    this.board.put(step, { ...toDo, state: 'WAITING', page });
    await this.board.heard(step.done.step, step.done.heard, this.parts.visitMs, signal);
    this.board.put(step, { ...toDo, state: 'DONE', page });
  }

  private async untilClosed(step: LiveStep, { signal }: Telling): Promise<void> {
    const isClosed = () => this.board.of(step).state !== 'LIVE';
    const awaited = String(step.until.oneOf[0]);
    try {
      await this.board.until(isClosed, this.parts.eventMs, signal, awaited);
    } catch (fault) {
      if (!signal.aborted) this.board.put(step, failed(this.board.of(step), fault));
    }
  }
}
