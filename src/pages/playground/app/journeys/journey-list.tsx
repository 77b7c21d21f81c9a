import { type Journey, type Persona, personaOf } from '../../runner/journey.js';
import { useWording, useWords } from '../language/language.js';
import { addressOf } from '../session/route.js';

interface Props {
  readonly journeys: readonly Journey[];
  readonly current: Journey | undefined;
}

export function JourneyList({ journeys, current }: Props) {
  const words = useWords();
  const wording = useWording();
  return (
    <nav className="journey-list" aria-label={words.journeys.heading}>
      <ul>
        {journeys.map((journey) => (
          <li key={journey.id}>
            <a
              href={addressOf('journeys', journey.id)}
              aria-current={journey === current ? 'true' : undefined}
            >
              <span className="journey-name">{wording(journey.title)}</span>
              <span className="quiet">
                {actorsOf(journey)
                  .map((persona) => words.personas[persona])
                  .join(' · ')}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Everybody who acts in a journey, in the order in which they come in. */
function actorsOf(journey: Journey): Persona[] {
  return [...new Set(journey.steps.map((step) => personaOf(journey, step)))];
}
