import { type ReactNode, useEffect } from 'react';
import { keepLanguage, LanguageContext } from './chosen-language.js';
import type { Language } from './language.js';
import { type Store, useStore } from './store.js';

interface Props {
  readonly language: Store<Language>;
  readonly children: ReactNode;
}

/** Everything in it is told in the language that was chosen; the next visit begins with it. */
export function InLanguage({ language, children }: Props) {
  const current = useStore(language);
  useEffect(() => keepLanguage(current), [current]);
  return <LanguageContext value={current}>{children}</LanguageContext>;
}
