import { useEffect } from 'react';
import { useStore } from '../../../parts/app/store.js';
import { keepLanguage, LanguageContext, useWords } from '../language/language.js';
import { Announcer } from '../parts/announcer.js';
import { ErrorBoundary } from '../parts/error-boundary.js';
import { useTablet } from '../session/tablet.js';
import { Door } from './door.js';
import { PlaceChoice } from './place-choice.js';
import { Workplace } from './workplace.js';

export function App() {
  const language = useStore(useTablet().language);
  useEffect(() => keepLanguage(language), [language]);
  return (
    <LanguageContext value={language}>
      <Announcer>
        <Page />
      </Announcer>
    </LanguageContext>
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
