import { useEffect, useRef, useState } from 'react';
import type { Journey, Step } from '../../runner/journey.js';
import { isSettled, type RunReport, reportOf } from '../../runner/step-report.js';
import { useWording, useWords } from '../language/language.js';

interface Props {
  readonly journey: Journey;
  readonly report: RunReport;
}

/** Says aloud, for those who do not see it, which step has changed and how the journey ended. */
export function Announcer({ journey, report }: Props) {
  const words = useWords().journeys;
  const wording = useWording();
  const before = useRef(report);
  const [said, say] = useState('');
  useEffect(() => {
    const last = before.current;
    before.current = report;
    const changed = journey.steps.filter(
      (step) => reportOf(report, step).state !== reportOf(last, step).state,
    );
    const sentences = changed.map(
      (step) => `${wording(step.title)} – ${words.states[reportOf(report, step).state]}.`,
    );
    if (last.isRunning && !report.isRunning)
      sentences.push(isComplete(journey.steps, report) ? words.finished : words.stopped);
    if (sentences.length > 0) say(sentences.join(' '));
  }, [journey, report, wording, words]);
  return (
    <p className="announcement" role="status">
      {said}
    </p>
  );
}

function isComplete(steps: readonly Step[], report: RunReport): boolean {
  return steps.every((step) => isSettled(step, reportOf(report, step)));
}
