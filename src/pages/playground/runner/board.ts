import { fillText, type Saved } from './fill.js';
import type { GraphAnswer } from './graph-answer.js';
import type { Condition, Json } from './journey.js';
import { holds, pick } from './pick.js';
import { type RunReport, reportOf, type StepReport, StepTrouble } from './step-report.js';

interface Named {
  readonly name: string;
}

/** Where everybody can read how far a journey has come, and wait for it to come further. */
export class Board {
  report: RunReport;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly start: Saved) {
    this.report = { saved: start, steps: {}, isRunning: false };
  }

  /** Hears of every change until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  wipe(): void {
    this.change({ saved: this.start, steps: {}, isRunning: false });
  }

  setRunning(isRunning: boolean): void {
    this.change({ ...this.report, isRunning });
  }

  of(step: Named): StepReport {
    return reportOf(this.report, step);
  }

  put(step: Named, report: StepReport): void {
    this.change({ ...this.report, steps: { ...this.report.steps, [step.name]: report } });
  }

  /** Keeps what later steps need; answers the first path at which the answer has nothing. */
  save(wanted: Readonly<Record<string, string>>, answer: GraphAnswer): string | undefined {
    const found: Record<string, Json> = {};
    let lacking: string | undefined;
    for (const [name, path] of Object.entries(wanted)) {
      const value = pick(answer.data, fillText(path, this.report.saved));
      if (value === undefined || value === null) lacking ??= path;
      else found[name] = value;
    }
    this.change({ ...this.report, saved: { ...this.report.saved, ...found } });
    return lacking;
  }

  /** Waits until a live step has heard something. NEEDS where it is not open, LATE where it takes too long. */
  heard(name: string, condition: Condition, withinMs: number, signal: AbortSignal): Promise<void> {
    const isHeard = () => {
      const { state, answers } = this.of({ name });
      if (answers.some((answer) => holds(answer.data, condition))) return true;
      if (state !== 'LIVE') throw new StepTrouble('NEEDS', name);
      return false;
    };
    return this.until(isHeard, withinMs, signal, String(condition.oneOf[0]));
  }

  /** Waits until something is so. LATE, with what was waited for, when it takes too long or is given up. */
  until(
    isSo: () => boolean,
    withinMs: number,
    signal: AbortSignal,
    awaited: string,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (fault?: unknown) => {
        clearTimeout(timer);
        stopListening();
        signal.removeEventListener('abort', giveUp);
        if (fault) reject(fault);
        else resolve();
      };
      const giveUp = () => end(new StepTrouble('LATE', awaited));
      const look = () => {
        try {
          if (isSo()) end();
        } catch (fault) {
          end(fault);
        }
      };
      const timer = setTimeout(giveUp, withinMs);
      const stopListening = this.onChange(look);
      signal.addEventListener('abort', giveUp);
      if (signal.aborted) giveUp();
      else look();
    });
  }

  private change(report: RunReport): void {
    this.report = report;
    for (const listener of [...this.listeners]) listener();
  }
}
