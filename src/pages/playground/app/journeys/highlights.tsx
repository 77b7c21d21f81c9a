import { fillText, type Saved } from '../../runner/fill.js';
import type { AskStep, Json, LiveStep } from '../../runner/journey.js';
import { pick } from '../../runner/pick.js';
import type { StepReport } from '../../runner/step-report.js';
import { useLanguage, useWording, useWords } from '../language/language.js';
import { showValue } from './show-value.js';

interface Props {
  readonly step: AskStep | LiveStep;
  readonly report: StepReport;
  readonly saved: Saved;
}

/** The facts of the newest answer that the journey is about. */
export function Highlights({ step, report, saved }: Props) {
  const wording = useWording();
  const language = useLanguage();
  const { yes, no } = useWords().journeys;
  const newest = report.answers.at(-1);
  if (!newest || report.state === 'FAILED') return null;
  const facts = (step.shows ?? []).flatMap(({ label, path }) => {
    const value = pick(newest.data, fillText(path, saved));
    if (value === undefined || value === null || isEmpty(value)) return [];
    return [{ label: wording(label), path, text: showValue(value, language, { yes, no }) }];
  });
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

function isEmpty(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}
