import { createContext, use } from 'react';
import { type Language, languages } from './language.js';

const storageKey = 'passerelle:language';

/** The language that was chosen before, or the first of ours that the browser likes. */
export function initialLanguage(): Language {
  const wanted = [localStorage.getItem(storageKey) ?? '', ...navigator.languages];
  const liked = wanted.map((tag) => languages.find((each) => tag.startsWith(each)));
  return liked.find((each) => each !== undefined) ?? 'fr';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
}

export const LanguageContext = createContext<Language>('fr');

export function useLanguage(): Language {
  return use(LanguageContext);
}
