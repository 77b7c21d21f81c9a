import { lazy, Suspense, useEffect } from 'react';
import { useStore } from '../../../parts/app/store.js';
import { JourneysView } from '../journeys/journeys-view.js';
import { keepLanguage, LanguageContext, useWords } from '../language/language.js';
import { usePlayground } from '../session/playground.js';
import { useRoute } from '../session/route.js';
import { ErrorBoundary } from './error-boundary.js';
import { Header } from './header.js';

const EditorView = lazy(() => import('../editor/editor-view.js'));
const SchemaView = lazy(() => import('../schema/schema-view.js'));

export function App() {
  const language = useStore(usePlayground().language);
  useEffect(() => keepLanguage(language), [language]);
  return (
    <LanguageContext value={language}>
      <Page />
    </LanguageContext>
  );
}

function Page() {
  const { view, name } = useRoute();
  const words = useWords();
  useEffect(() => {
    document.title = `${words.views[view]} · Passerelle`;
  }, [words, view]);
  return (
    <>
      <button type="button" className="skip" onClick={goToContent}>
        {words.skip}
      </button>
      <Header view={view} />
      <main id="content" className={`view view-${view}`} tabIndex={-1}>
        <ErrorBoundary words={words} key={view}>
          <Suspense fallback={<p className="quiet">{words.loading}</p>}>
            {view === 'journeys' && <JourneysView name={name} />}
            {view === 'editor' && <EditorView name={name} />}
            {view === 'schema' && <SchemaView name={name} />}
          </Suspense>
        </ErrorBoundary>
      </main>
    </>
  );
}

/** The part of the address after the `#` says where we are, so it cannot be jumped with. */
function goToContent(): void {
  document.getElementById('content')?.focus();
}
