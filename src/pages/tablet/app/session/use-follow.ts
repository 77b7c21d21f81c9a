import { useEffect, useEffectEvent } from 'react';
import type { GraphDocument } from '../../documents/document.js';
import { follow } from '../graph/live.js';
import { useTablet } from './tablet.js';
import { useWork } from './work.js';

/** Tells of news for as long as this component is shown; also of each new connection, as something may have been missed. */
export function useFollow<A, V extends object>(
  document: GraphDocument<A, V>,
  variables: V,
  onNews: () => void,
): void {
  const { session } = useWork();
  const { languageNow } = useTablet();
  const written = JSON.stringify(variables);
  const tell = useEffectEvent(onNews);
  useEffect(() => {
    const ending = new AbortController();
    const following = {
      document,
      variables: () => JSON.parse(written) as V,
      onEvent: () => tell(),
      onConnection: (connection: string) => {
        if (connection === 'ON') tell();
      },
      onOver: () => session.end(),
    };
    void follow(session.identity, languageNow, following, ending.signal);
    return () => ending.abort();
  }, [session, document, written, languageNow]);
}
