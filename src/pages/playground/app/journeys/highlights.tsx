import type { Saved } from '../../runner/fill.js';
import type { Step } from '../../runner/journey.js';
import type { StepReport } from '../../runner/step-report.js';
import { useFacts } from './facts.js';

interface Props {
  readonly step: Step;
  readonly report: StepReport;
  readonly saved: Saved;
}

/** The facts of the newest answer that the journey is about. */
export function Highlights({ step, report, saved }: Props) {
  const factsOf = useFacts();
  const facts = report.state === 'FAILED' ? [] : factsOf(step, report.answers.at(-1), saved);
  if (facts.length === 0) return null;
  return (
    <dl className="highlights">
      {facts.map(({ label, path, text }) => (
        <div key={`${label} ${path}`}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
