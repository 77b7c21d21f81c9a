import { useEffect, useRef, useState } from 'react';
import type { Journey, Step } from '../../runner/journey.js';
import { isSettled, type RunReport, reportOf } from '../../runner/step-report.js';
import { useWording, useWords } from '../language/language.js';
import { useFacts } from './facts.js';

interface Props {
  readonly journey: Journey;
  readonly report: RunReport;
}

/** Says aloud, for those who do not see it, what each step has brought and how the journey ended. */
export function Announcer({ journey, report }: Props) {
  const words = useWords().journeys;
  const wording = useWording();
  const factsOf = useFacts();
  const before = useRef(report);
  const [said, say] = useState('');
  const tell = (step: Step) => {
    const { state, answers, refusal } = reportOf(report, step);
    const facts = factsOf(step, answers.at(-1), report.saved);
    const told = facts.map(({ label, text }) => `${label} ${text}`).join(', ');
    return `${wording(step.title)} – ${words.states[state]}. ${refusal?.message ?? told}`.trim();
  };
  useEffect(() => {
    const last = before.current;
    before.current = report;
    const sentences = journey.steps.filter((step) => hasChanged(step, last, report)).map(tell);
    if (last.isRunning && !report.isRunning)
      sentences.push(isComplete(journey.steps, report) ? words.finished : words.stopped);
    if (sentences.length > 0) say(sentences.join(' '));
  });
  return (
    <p className="announcement" role="status">
      {said}
    </p>
  );
}

/** A step that is only forgotten again has nothing to say. */
function hasChanged(step: Step, last: RunReport, report: RunReport): boolean {
  const { state } = reportOf(report, step);
  return state !== 'TO_DO' && state !== reportOf(last, step).state;
}

function isComplete(steps: readonly Step[], report: RunReport): boolean {
  return steps.every((step) => isSettled(step, reportOf(report, step)));
}
