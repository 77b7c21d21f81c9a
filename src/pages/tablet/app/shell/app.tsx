import { ErrorBoundary } from '../../../parts/app/error-boundary.js';
import { InLanguage } from '../../../parts/app/in-language.js';
import { useStore } from '../../../parts/app/store.js';
import { useWords } from '../language/language.js';
import { Announcer } from '../parts/announcer.js';
import { useTablet } from '../session/tablet.js';
import { Door } from './door.js';
import { PlaceChoice } from './place-choice.js';
import { Workplace } from './workplace.js';

export function App() {
  return (
    <InLanguage language={useTablet().language}>
      <Announcer>
        <Page />
      </Announcer>
    </InLanguage>
  );
}

function Page() {
  const stand = useStore(useTablet().stand);
  const words = useWords();
  return (
    <ErrorBoundary sentence={words.fault} key={stand.at}>
      {stand.at === 'DOOR' && <Door why={stand.why} />}
      {stand.at === 'ENTERING' && <p className="alone quiet">{words.loading}</p>}
      {stand.at === 'CHOICE' && <PlaceChoice session={stand.session} />}
      {stand.at === 'WORK' && <Workplace {...stand} key={stand.queue.place.id} />}
    </ErrorBoundary>
  );
}
