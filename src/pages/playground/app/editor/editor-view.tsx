import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import type { Storage } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { useMemo } from 'react';
import { useWording, useWords } from '../language/language.js';
import { usePlayground } from '../session/playground.js';
import { addressOf } from '../session/route.js';
import { fetcherFor } from './fetcher.js';
import { ignoreCancellations } from './ignore-cancellations.js';
import { JourneyBar } from './journey-bar.js';
import { tabsOf } from './journey-tabs.js';
import { memoryStorage } from './memory-storage.js';
import { welcomeDocument } from './welcome-document.js';

// For as long as the page is open: the promises end after the view has gone.
addEventListener('unhandledrejection', ignoreCancellations);

/** GraphiQL, on the graph as the chosen viewer sees it; with a journey, its steps are the tabs. */
// biome-ignore lint/style/noDefaultExport: a view that is loaded late is a default export
export default function EditorView({ name }: { readonly name: string | undefined }) {
  const playground = usePlayground();
  const journey = playground.journeys.find((each) => each.id === name);
  const words = useWords();
  const wording = useWording();
  const fetcher = useMemo(() => fetcherFor(playground, journey), [playground, journey]);
  const tabs = useMemo(() => (journey ? tabsOf(journey) : []), [journey]);
  const [first] = tabs;
  const storage = useMemo<Storage>(() => (journey ? memoryStorage() : localStorage), [journey]);
  return (
    <>
      <h1 className="unseen">{words.views.editor}</h1>
      {journey && (
        <JourneyBar
          journey={journey}
          title={wording(journey.title)}
          back={addressOf('journeys', journey.id)}
        />
      )}
      <div className="editor">
        <GraphiQL
          key={journey?.id ?? ''}
          fetcher={fetcher}
          storage={storage}
          shouldPersistHeaders={journey !== undefined}
          defaultQuery={welcomeDocument}
          defaultEditorToolsVisibility="variables"
          {...(first && {
            defaultTabs: tabs,
            initialVariables: first.variables,
            initialHeaders: first.headers,
          })}
        >
          <GraphiQL.Logo>
            <span />
          </GraphiQL.Logo>
        </GraphiQL>
      </div>
    </>
  );
}
