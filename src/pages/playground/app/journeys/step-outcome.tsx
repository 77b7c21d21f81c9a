import type { Step } from '../../runner/journey.js';
import { isSettled, type StepReport } from '../../runner/step-report.js';
import { useWords } from '../language/language.js';

interface Props {
  readonly step: Step;
  readonly report: StepReport;
}

/** Why a step did not go through, or what a person has to do so that it does. */
export function StepOutcome({ step, report }: Props) {
  const words = useWords().journeys;
  const { refusal, trouble, page, state } = report;
  if (trouble) return <p className="trouble">{words.troubles[trouble.kind](trouble.detail)}</p>;
  if (refusal)
    return (
      <p className="refusal">
        <code>{refusal.type}</code> {refusal.message}
        {isSettled(step, report) && <span className="quiet"> ({words.expected})</span>}
      </p>
    );
  if (page && state === 'WAITING')
    return (
      <p className="visit">
        <a className="button strong" href={page} target="_blank" rel="noreferrer">
          {words.goTo}
        </a>{' '}
        {words.waitsFor}
      </p>
    );
  return null;
}
