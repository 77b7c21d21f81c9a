import type { Language } from '../../../parts/app/language.js';
import type { Stage } from '../../domain/queue.js';
import type { CounterWords } from './counter-words.js';
import { english } from './english.js';
import { french } from './french.js';
import type { SaleWords } from './sale-words.js';

/** Every text of the tablet's own; what the graph says is its own. */
export interface Words extends SaleWords, CounterWords {
  readonly title: string;
  readonly skip: string;
  readonly language: string;
  readonly loading: string;
  readonly again: string;
  readonly back: string;
  readonly cancel: string;
  readonly close: string;
  readonly menu: string;
  readonly fault: string;
  readonly away: string;
  readonly views: {
    readonly queue: string;
    readonly sell: string;
    readonly approvals: string;
    readonly returns: string;
    readonly reservations: string;
  };
  readonly connection: { readonly ON: string; readonly CONNECTING: string; readonly AWAY: string };
  readonly door: {
    readonly heading: string;
    readonly email: string;
    readonly password: string;
    readonly enter: string;
    readonly withToken: string;
    readonly token: string;
    readonly withCode: string;
    readonly code: string;
    readonly codeHint: string;
    readonly enrol: string;
    readonly needsTls: string;
    readonly personas: string;
    readonly persona: Readonly<Record<string, string>>;
    readonly why: Readonly<Record<'ENDED' | 'NOT_STAFF' | 'FAILED', string>>;
  };
  readonly place: {
    readonly heading: string;
    readonly change: string;
    readonly leave: string;
    readonly find: string;
  };
  readonly scan: {
    readonly label: string;
    readonly hint: string;
    readonly go: string;
    readonly looking: (code: string) => string;
    readonly nothing: (code: string) => string;
    readonly whose: string;
    readonly whoseHint: (code: string) => string;
    readonly nobodyWaits: string;
  };
  readonly queue: {
    readonly heading: string;
    readonly kind: string;
    readonly kinds: Readonly<Record<string, string>>;
    readonly all: string;
    readonly stage: string;
    readonly stages: Readonly<Record<Stage, string>>;
    readonly open: string;
    readonly empty: string;
    readonly emptyFiltered: string;
    readonly units: (count: number) => string;
    readonly promised: (when: string) => string;
    readonly late: string;
    readonly yours: string;
    readonly failed: string;
    readonly missing: string;
    readonly count: (count: number) => string;
    readonly choose: string;
    readonly news: Readonly<Record<string, (order: string, who: string, bay: string) => string>>;
  };
  readonly arrivals: {
    readonly heading: string;
    readonly bay: (bay: string) => string;
    readonly counter: string;
    readonly waits: (clock: string) => string;
  };
  readonly states: Readonly<Record<string, string>>;
  readonly task: {
    readonly heading: (order: string) => string;
    readonly collects: string;
    readonly receives: string;
    readonly promised: string;
    readonly keptUntil: string;
    readonly bay: string;
    readonly tracking: string;
    readonly lines: string;
    readonly of: (found: number, asked: number) => string;
    readonly asked: (count: number) => string;
    readonly more: (title: string) => string;
    readonly less: (title: string) => string;
    readonly found: (title: string) => string;
    readonly allOfLine: string;
    readonly notLooked: string;
    readonly scanHint: string;
    readonly everything: string;
    readonly notAll: string;
    readonly notAllHint: string;
    readonly takes: string;
    readonly refuses: string;
    readonly free: string;
    /** By somebody, or by you where nobody is named. */
    readonly claimed: (by: string | null, until: string) => string;
    readonly claim: string;
    readonly handBack: string;
    readonly takeOver: string;
    readonly accept: string;
    readonly save: string;
    readonly short: (count: number) => string;
    readonly shortHint: string;
    readonly ready: string;
    readonly sendTo: string;
    readonly sendOn: (store: string) => string;
    readonly onTheirWay: (units: number, from: string) => string;
    readonly receive: string;
    readonly lose: string;
    readonly loseHint: string;
    readonly handOver: string;
    readonly code: string;
    readonly codeHint: string;
    readonly locked: (clock: string) => string;
    readonly identity: (name: string) => string;
    readonly identityBecause: Readonly<Record<string, string>>;
    readonly reject: string;
    readonly rejectHeading: string;
    readonly rejectHint: string;
    readonly reason: string;
    readonly reasons: readonly string[];
    readonly ship: string;
    readonly trackingCode: string;
    readonly trackingHint: string;
    readonly did: Readonly<
      Record<
        | 'accept'
        | 'pick'
        | 'ready'
        | 'handOver'
        | 'reject'
        | 'ship'
        | 'claim'
        | 'handBack'
        | 'sendOn'
        | 'receive'
        | 'lose',
        string
      >
    >;
    readonly nothingToDo: string;
    readonly gone: string;
  };
}

export const wordsOf: Readonly<Record<Language, Words>> = { fr: french, en: english };
