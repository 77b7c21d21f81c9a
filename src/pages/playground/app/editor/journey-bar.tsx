import type { Journey } from '../../runner/journey.js';
import { useRun } from '../journeys/use-run.js';
import { useWords } from '../language/language.js';
import { addressOf } from '../session/route.js';

interface Props {
  readonly journey: Journey;
  readonly title: string;
  readonly back: string;
}

/** Says whose steps the tabs are, and what has been kept for the next of them. */
export function JourneyBar({ journey, title, back }: Props) {
  const words = useWords().editor;
  const { saved } = useRun(journey).report;
  return (
    <section className="journey-tabs" aria-label={title}>
      <p>
        {words.tabsOf} <a href={back}>{title}</a>. {words.note}{' '}
        <a href={addressOf('editor')}>{words.close}</a>
      </p>
      <p className="kept" role="status">
        {words.saved}{' '}
        {Object.entries(saved).map(([name, value]) => (
          <span key={name}>
            <b>{name}</b> <code>{String(value)}</code>
          </span>
        ))}
      </p>
    </section>
  );
}
