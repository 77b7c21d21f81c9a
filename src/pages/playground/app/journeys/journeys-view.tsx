import { useWording, useWords } from '../language/language.js';
import { usePlayground } from '../session/playground.js';
import { JourneyList } from './journey-list.js';
import { JourneyPage } from './journey-page.js';

/** The list of journeys, and the one that was chosen. */
export function JourneysView({ name }: { readonly name: string | undefined }) {
  const { journeys, personas } = usePlayground();
  const words = useWords();
  const wording = useWording();
  const journey = journeys.find((each) => each.id === name) ?? journeys[0];
  return (
    <>
      <h1 className="unseen">{words.journeys.heading}</h1>
      <JourneyList journeys={journeys} current={journey} />
      {personas.length === 0 && <p className="notice">{words.journeys.noPersonas}</p>}
      {journey && <JourneyPage key={journey.id} journey={journey} title={wording(journey.title)} />}
    </>
  );
}
