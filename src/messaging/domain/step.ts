import { later } from '../../kernel/clock.js';
import { type MessageState, messageLifecycle } from './message-lifecycle.js';
import { enquireAfterMs, enquireForMs, waitAfterMs } from './patience.js';

/** A message, as far as it decides what comes next. */
export interface Waiting {
  readonly state: MessageState;
  readonly tries: number;
  readonly sent_at: Date | null;
}

/** What a try has brought: that it goes on its way, what became of it, or that it never will arrive. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly reference: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'delivered' | 'bounced' | 'under-way' };

/** What is written down of it. */
export interface Next {
  readonly state: MessageState;
  readonly tries: number;
  readonly due_at: Date | null;
  readonly reference?: string;
  readonly last_error: string | null;
  readonly has_ended: boolean;
}

/** What follows from a try. `chance`, from 0 to 1, spreads the next tries of many. */
export function nextAfter(message: Waiting, outcome: Outcome, now: Date, chance: number): Next {
  const tries = message.tries + 1;
  switch (outcome.kind) {
    case 'accepted':
      return {
        ...moved(message, 'send', null),
        tries: 0,
        due_at: later(now, enquireAfterMs),
        reference: outcome.reference,
      };
    case 'refused':
      return { ...moved(message, 'giveUp', outcome.code), tries };
    case 'unknown': {
      const waitMs = waitAfterMs(tries, chance);
      if (waitMs === undefined) return { ...moved(message, 'giveUp', outcome.reason), tries };
      return { ...moved(message, 'tryAgain', outcome.reason), tries, due_at: later(now, waitMs) };
    }
    case 'delivered':
      return { ...moved(message, 'deliver', null), tries };
    case 'bounced':
      return { ...moved(message, 'bounce', 'bounced'), tries };
    case 'under-way':
      return { ...kept(message), tries, due_at: nextEnquiry(message, tries, now) };
  }
}

type Step = 'send' | 'tryAgain' | 'giveUp' | 'deliver' | 'bounce';

function moved({ state, tries }: Waiting, step: Step, lastError: string | null): Next {
  const next = messageLifecycle.next(state, step);
  if (next === undefined) throw new RangeError(`a message that is ${state} cannot ${step}`);
  const has_ended = messageLifecycle.isFinal(next);
  return { state: next, tries, due_at: null, last_error: lastError, has_ended };
}

function kept({ state, tries }: Waiting): Next {
  return { state, tries, due_at: null, last_error: null, has_ended: false };
}

function nextEnquiry({ sent_at }: Waiting, tries: number, now: Date): Date | null {
  const due = later(now, enquireAfterMs * 2 ** Math.min(tries, 12));
  const last = sent_at && later(sent_at, enquireForMs);
  return last && due <= last ? due : null;
}
