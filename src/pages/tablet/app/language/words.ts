import type { Stage } from '../../domain/queue.js';
import { english } from './english.js';
import { french } from './french.js';

export type Language = 'fr' | 'en';
export const languages: readonly Language[] = ['fr', 'en'];

/** Every text of the tablet's own; what the graph says is its own. */
export interface Words {
  readonly title: string;
  readonly skip: string;
  readonly language: string;
  readonly loading: string;
  readonly again: string;
  readonly back: string;
  readonly cancel: string;
  readonly close: string;
  readonly fault: string;
  readonly away: string;
  readonly views: {
    readonly queue: string;
    readonly sell: string;
    readonly approvals: string;
    readonly returns: string;
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
  readonly offline: {
    readonly kept: string;
    readonly waiting: (count: number) => string;
    readonly conflict: (count: number) => string;
    readonly deed: (deed: string, order: string) => string;
    readonly deeds: Readonly<Record<string, string>>;
    readonly proposals: Readonly<Record<string, string>>;
    readonly look: string;
    readonly discard: string;
  };
  readonly approvals: {
    readonly heading: string;
    readonly none: string;
    readonly kinds: Readonly<Record<string, string>>;
    readonly actors: Readonly<Record<string, string>>;
    readonly asked: (by: string, when: string) => string;
    readonly limit: (amount: string) => string;
    readonly note: string;
    readonly grant: string;
    readonly decline: string;
    readonly did: Readonly<Record<'GRANT' | 'DECLINE', string>>;
    readonly notYours: string;
  };
  readonly returns: {
    readonly heading: string;
    readonly of: (number: string) => string;
    readonly other: string;
    readonly states: Readonly<Record<string, string>>;
    readonly findHint: string;
    readonly email: string;
    readonly number: string;
    readonly find: string;
    readonly missing: string;
    readonly noOrders: string;
    readonly units: (count: number) => string;
    readonly comesBack: string;
    readonly why: string;
    readonly open: string;
    readonly receive: string;
    readonly received: string;
    readonly inspect: string;
    readonly judged: string;
    readonly restocked: (count: number) => string;
    readonly quarantine: string;
    readonly damaged: string;
    readonly refund: string;
    readonly goods: string;
    readonly shipping: string;
    readonly fee: string;
    readonly amount: string;
    readonly needsApproval: string;
    readonly lookAgain: string;
    readonly giveBack: (amount: string) => string;
    readonly givenBack: (amount: string) => string;
    readonly given: Readonly<Record<string, (amount: string) => string>>;
    readonly nothingGiven: string;
    readonly nothingToDo: string;
    readonly next: string;
  };
  readonly order: {
    readonly heading: (number: string) => string;
    readonly none: string;
    readonly placed: string;
    readonly total: string;
    readonly goods: string;
    readonly ways: string;
  };
  readonly sell: {
    readonly heading: string;
    readonly find: string;
    readonly findHint: string;
    readonly search: string;
    readonly start: string;
    readonly none: (search: string) => string;
    readonly notSold: string;
    readonly variants: string;
    readonly here: string;
    readonly elsewhere: string;
    readonly available: (count: number) => string;
    readonly bands: Readonly<Record<string, string>>;
    readonly notHere: string;
    readonly shelf: (onHand: number, reserved: number) => string;
    readonly add: string;
    readonly added: (title: string) => string;
    readonly basket: string;
    readonly basketEmpty: string;
    readonly remove: (title: string) => string;
    readonly quantity: (title: string) => string;
    readonly how: string;
    readonly takeAlong: string;
    readonly takeAlongHint: string;
    readonly collectAt: (store: string) => string;
    readonly whole: string;
    readonly partial: string;
    readonly readyAt: (when: string) => string;
    readonly kilometres: (km: string) => string;
    readonly ship: string;
    readonly shipHint: string;
    readonly contact: string;
    readonly email: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly phone: string;
    readonly address: string;
    readonly line1: string;
    readonly postalCode: string;
    readonly city: string;
    readonly quote: string;
    readonly items: string;
    readonly shipping: string;
    readonly total: string;
    readonly pay: string;
    readonly noMethod: string;
    readonly testCard: string;
    readonly change: string;
    readonly placed: (number: string) => string;
    readonly paid: string;
    readonly toPay: (amount: string) => string;
    readonly noTill: string;
    readonly given: string;
    readonly takeCash: string;
    readonly giveBack: (amount: string) => string;
    readonly next: string;
    readonly nowhere: string;
  };
}

export const wordsOf: Readonly<Record<Language, Words>> = { fr: french, en: english };
