import { lazy, Suspense, useEffect } from 'react';
import { ErrorBoundary } from '../../../parts/app/error-boundary.js';
import { InLanguage } from '../../../parts/app/in-language.js';
import { SkipToContent } from '../../../parts/app/skip-to-content.js';
import { JourneysView } from '../journeys/journeys-view.js';
import { useWords } from '../language/language.js';
import { usePlayground } from '../session/playground.js';
import { useRoute } from '../session/route.js';
import { Header } from './header.js';

const EditorView = lazy(() => import('../editor/editor-view.js'));
const SchemaView = lazy(() => import('../schema/schema-view.js'));

export function App() {
  return (
    <InLanguage language={usePlayground().language}>
      <Page />
    </InLanguage>
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
      <SkipToContent label={words.skip} />
      <Header view={view} />
      <main id="content" className={`view view-${view}`} tabIndex={-1}>
        <ErrorBoundary sentence={words.fault} key={view}>
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
