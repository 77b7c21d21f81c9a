import { useLanguage } from '../../../parts/app/chosen-language.js';
import type { Wording } from '../../runner/journey.js';
import { type Words, wordsOf } from './words.js';

export function useWords(): Words {
  return wordsOf[useLanguage()];
}

/** Reads texts that come in both languages. */
export function useWording(): (text: Wording) => string {
  const language = useLanguage();
  return (text) => text[language];
}
