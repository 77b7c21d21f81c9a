import type { JsonObject, Persona } from './journey.js';
import { pick } from './pick.js';

export interface GraphRequest {
  readonly document: string;
  readonly variables: JsonObject;
  readonly operationName?: string;
  readonly persona: Persona;
}

export interface GraphProblem {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

/** What the graph answers, as it comes. */
export interface GraphAnswer {
  readonly data?: JsonObject | null;
  readonly errors?: readonly GraphProblem[];
}

/** How an answer is to be taken. */
export type Verdict =
  | { readonly kind: 'done' }
  /** The shop says no, with the name of the rule. */
  | { readonly kind: 'refused'; readonly type: string; readonly message: string }
  /** The request itself is wrong, or the gateway. */
  | { readonly kind: 'failed'; readonly message: string };

/** A refusal is a member of a result union: it has a `code` that is the name of its type. */
export function judge(answer: GraphAnswer): Verdict {
  const [error] = answer.errors ?? [];
  if (error) {
    const code = error.extensions?.code;
    return { kind: 'failed', message: code ? `${code}: ${error.message}` : error.message };
  }
  if (!answer.data) return { kind: 'failed', message: 'no data' };
  for (const field of Object.values(answer.data)) {
    const type = pick(field, '__typename');
    if (typeof type === 'string' && pick(field, 'code') === type)
      return { kind: 'refused', type, message: String(pick(field, 'message') ?? type) };
  }
  return { kind: 'done' };
}
