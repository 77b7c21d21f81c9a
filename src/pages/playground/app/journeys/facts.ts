import { useLanguage } from '../../../parts/app/chosen-language.js';
import { fillText, type Saved } from '../../runner/fill.js';
import type { GraphAnswer } from '../../runner/graph-answer.js';
import type { Json, Step } from '../../runner/journey.js';
import { pick } from '../../runner/pick.js';
import { useWords } from '../language/language.js';
import { showValue } from './show-value.js';

/** Something that an answer tells, as it is read. */
export interface Fact {
  readonly label: string;
  readonly path: string;
  readonly text: string;
}

/** Reads from an answer what its step is about; what the answer does not have is left out. */
export function useFacts(): (step: Step, answer: GraphAnswer | undefined, saved: Saved) => Fact[] {
  const language = useLanguage();
  const { yes, no } = useWords().journeys;
  return (step, answer, saved) => {
    if (step.kind === 'visit' || !answer) return [];
    return (step.shows ?? []).flatMap(({ label, path }) => {
      const value = pick(answer.data, fillText(path, saved));
      if (value === undefined || value === null || isEmpty(value)) return [];
      return [{ label: label[language], path, text: showValue(value, language, { yes, no }) }];
    });
  };
}

function isEmpty(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}
