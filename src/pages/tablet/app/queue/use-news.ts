import { useEffect } from 'react';
import { useStore } from '../../../parts/app/store.js';
import { useWords } from '../language/language.js';
import { useSay } from '../parts/announcer.js';
import { useTablet } from '../session/tablet.js';

/** Says aloud what happens in the store while somebody looks elsewhere. */
export function useNews(): void {
  const news = useStore(useTablet().news);
  const words = useWords();
  const say = useSay();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each piece of news is said once
  useEffect(() => {
    const task = news?.task;
    const tell = news && words.queue.news[news.type];
    if (!task || !tell) return;
    const bay = task.bay === null ? '' : words.arrivals.bay(task.bay);
    say(tell(task.orderNumber, task.collectorName, bay));
  }, [news]);
}
