import { useEffect, useRef } from 'react';
import type { Saved } from '../../runner/fill.js';
import { type Journey, personaOf, type Step } from '../../runner/journey.js';
import { isSettled, type StepReport } from '../../runner/step-report.js';
import { useWording, useWords } from '../language/language.js';
import { Highlights } from './highlights.js';
import { StepDetails } from './step-details.js';
import { StepOutcome } from './step-outcome.js';

interface Props {
  readonly journey: Journey;
  readonly step: Step;
  readonly number: number;
  readonly report: StepReport;
  readonly saved: Saved;
  readonly run: () => void;
  readonly isBusy: boolean;
}

/** One step: who does what, how it went, and everything that was sent and answered. */
export function StepCard({ journey, step, number, report, saved, run, isBusy }: Props) {
  const words = useWords();
  const wording = useWording();
  const card = useRef<HTMLLIElement>(null);
  const { state, page } = report;
  useEffect(() => {
    if (!isBusy) return;
    // A person has to find the link, although live steps above still grow.
    if (page !== undefined) card.current?.scrollIntoView({ block: 'center' });
    else if (state === 'RUNNING') card.current?.scrollIntoView({ block: 'nearest' });
  }, [state, page, isBusy]);
  const persona = personaOf(journey, step);
  const titleId = `step-${step.name}`;
  return (
    <li
      ref={card}
      className="step"
      data-step={step.name}
      data-state={report.state}
      data-tone={toneOf(step, report)}
      aria-labelledby={titleId}
    >
      <div className="step-head">
        <span className="step-number" aria-hidden="true">
          {number}
        </span>
        <h3 id={titleId}>{wording(step.title)}</h3>
        <span className="actor" data-persona={persona}>
          {words.personas[persona]}
        </span>
        <span className="state">{words.journeys.states[report.state]}</span>
        <button type="button" aria-disabled={isBusy} onClick={() => isBusy || run()}>
          {report.state === 'TO_DO' ? words.journeys.runStep : words.journeys.again}
          <span className="unseen"> : {wording(step.title)}</span>
        </button>
      </div>
      {step.hint && <p className="hint">{wording(step.hint)}</p>}
      <StepOutcome step={step} report={report} />
      <Highlights {...{ step, report, saved }} />
      {step.kind !== 'visit' && <StepDetails step={step} report={report} />}
    </li>
  );
}

/** How a step looks: an expected refusal is a success. */
function toneOf(step: Step, report: StepReport): 'idle' | 'busy' | 'live' | 'good' | 'bad' {
  if (isSettled(step, report)) return 'good';
  const { state } = report;
  if (state === 'REFUSED' || state === 'FAILED') return 'bad';
  if (state === 'LIVE') return 'live';
  return state === 'TO_DO' ? 'idle' : 'busy';
}
