import { useEffect, useRef } from 'react';
import { type Journey, type LiveStep, personaOf } from '../../runner/journey.js';
import { pick } from '../../runner/pick.js';
import { type RunReport, reportOf } from '../../runner/step-report.js';
import { useWording, useWords } from '../language/language.js';
import { useFacts } from './facts.js';

interface Props {
  readonly journey: Journey;
  readonly report: RunReport;
}

/** What the open subscriptions tell, event by event. */
export function LivePanel({ journey, report }: Props) {
  const words = useWords();
  const wording = useWording();
  const streams = journey.steps.filter((step) => step.kind === 'subscription');
  if (streams.length === 0) return null;
  const begun = streams.filter((step) => reportOf(report, step).state !== 'TO_DO');
  return (
    <aside className="live" aria-labelledby="live-title">
      <h3 id="live-title">{words.journeys.live}</h3>
      {begun.length === 0 && <p className="quiet">{words.journeys.liveEmpty}</p>}
      {begun.map((step) => (
        <section key={step.name} data-state={reportOf(report, step).state}>
          <h4>
            <span className="lamp" aria-hidden="true" />
            {wording(step.title)}
            <span className="quiet">
              {words.personas[personaOf(journey, step)]} ·{' '}
              {words.journeys.event(reportOf(report, step).answers.length)}
            </span>
          </h4>
          <Events step={step} report={report} />
        </section>
      ))}
    </aside>
  );
}

function Events({ step, report }: { readonly step: LiveStep; readonly report: RunReport }) {
  const wording = useWording();
  const factsOf = useFacts();
  const { answers } = reportOf(report, step);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const { current } = list;
    if (current && answers.length > 0) current.scrollTop = current.scrollHeight;
  }, [answers.length]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
    <ol className="events" ref={list} tabIndex={0} aria-label={wording(step.title)}>
      {answers.map((answer, index) => {
        const [event] = Object.values(answer.data ?? {});
        const facts = factsOf(step, answer, report.saved);
        return (
          <li key={String(pick(event, 'cursor') ?? index)}>
            <code>{String(pick(event, 'type') ?? '')}</code>
            <span className="quiet">
              {facts.map(({ label, text }) => `${label} ${text}`).join(' · ')}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
