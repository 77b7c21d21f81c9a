import { createContext, use } from 'react';
import type { Wording } from '../../runner/journey.js';
import { type Language, languages, type Words, wordsOf } from './words.js';

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

export function useWords(): Words {
  return wordsOf[use(LanguageContext)];
}

/** Reads texts that come in both languages. */
export function useWording(): (text: Wording) => string {
  const language = use(LanguageContext);
  return (text) => text[language];
}
