import type { Language } from '../../../parts/app/language.js';
import type { Group } from '../../picture/groups.js';
import type { Persona } from '../../runner/journey.js';
import type { StepState, TroubleKind } from '../../runner/step-report.js';
import { english } from './english.js';
import { french } from './french.js';

/** Every text of the playground's own; what journeys and the graph say is theirs. */
export interface Words {
  readonly title: string;
  readonly skip: string;
  readonly views: Readonly<Record<'journeys' | 'editor' | 'schema', string>>;
  readonly language: string;
  readonly loading: string;
  readonly fault: string;
  readonly personas: Readonly<Record<Persona, string>>;
  readonly persona: {
    readonly label: string;
    readonly ownToken: string;
    readonly tokenLabel: string;
    readonly stranger: string;
  };
  readonly journeys: {
    readonly heading: string;
    readonly runAll: string;
    readonly runStep: string;
    readonly again: string;
    readonly reset: string;
    readonly openInEditor: string;
    readonly steps: (done: number, all: number) => string;
    readonly states: Readonly<Record<StepState, string>>;
    readonly expected: string;
    readonly troubles: Readonly<Record<TroubleKind, (detail: string) => string>>;
    readonly document: string;
    readonly variables: string;
    readonly answer: string;
    readonly noVariables: string;
    readonly noAnswer: string;
    readonly took: (ms: number) => string;
    readonly goTo: string;
    readonly waitsFor: string;
    readonly live: string;
    readonly liveEmpty: string;
    readonly event: (count: number) => string;
    readonly finished: string;
    readonly stopped: string;
    readonly noPersonas: string;
    readonly yes: string;
    readonly no: string;
  };
  readonly editor: {
    readonly tabsOf: string;
    readonly close: string;
    readonly note: string;
    readonly saved: string;
  };
  readonly schema: {
    readonly heading: string;
    readonly find: string;
    readonly found: (count: number) => string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly fit: string;
    readonly help: string;
    readonly show: string;
    readonly inputs: string;
    readonly refusals: string;
    readonly choose: string;
    readonly fields: string;
    readonly values: string;
    readonly members: string;
    readonly usedBy: string;
    readonly arguments: string;
    readonly close: string;
    readonly unreadable: string;
    readonly kinds: Readonly<Record<string, string>>;
    readonly picture: (types: number) => string;
    readonly groups: Readonly<Record<Group, string>>;
  };
}

export const wordsOf: Readonly<Record<Language, Words>> = { fr: french, en: english };
