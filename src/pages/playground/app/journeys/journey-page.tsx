import type { Journey } from '../../runner/journey.js';
import { isSettled, reportOf } from '../../runner/step-report.js';
import { useWording, useWords } from '../language/language.js';
import { addressOf } from '../session/route.js';
import { Announcer } from './announcer.js';
import { LivePanel } from './live-panel.js';
import { StepCard } from './step-card.js';
import { useRun } from './use-run.js';

interface Props {
  readonly journey: Journey;
  readonly title: string;
}

/** One journey: what it is about, its steps, and what is heard meanwhile. */
export function JourneyPage({ journey, title }: Props) {
  const { run, report } = useRun(journey);
  const words = useWords().journeys;
  const wording = useWording();
  const settled = journey.steps.filter((step) => isSettled(step, reportOf(report, step)));
  return (
    <article className="journey" aria-labelledby="journey-title">
      <header className="journey-head">
        <h2 id="journey-title">{title}</h2>
        <p className="summary">
          {wording(journey.summary)}{' '}
          <a href={addressOf('editor', journey.id)}>{words.openInEditor}</a>
        </p>
      </header>
      <div className="journey-bar">
        <div className="journey-buttons">
          <button
            type="button"
            className="strong"
            aria-disabled={report.isRunning}
            onClick={() => void (report.isRunning || run.runAll())}
          >
            {words.runAll}
          </button>
          <button type="button" onClick={() => run.reset()}>
            {words.reset}
          </button>
          <span className="progress">
            <progress
              max={journey.steps.length}
              value={settled.length}
              aria-label={words.steps(settled.length, journey.steps.length)}
            />
            <span aria-hidden="true">{words.steps(settled.length, journey.steps.length)}</span>
          </span>
        </div>
        <Announcer journey={journey} report={report} />
      </div>
      <ol className="steps">
        {journey.steps.map((step, index) => (
          <StepCard
            key={step.name}
            journey={journey}
            step={step}
            number={index + 1}
            report={reportOf(report, step)}
            saved={report.saved}
            run={() => void run.runStep(step)}
            isBusy={report.isRunning}
          />
        ))}
      </ol>
      <LivePanel journey={journey} report={report} />
    </article>
  );
}
