declare const shape: unique symbol;

/** An operation of the graph, with what it answers and what it is asked with. */
export interface GraphDocument<Answer, Variables extends object = object> {
  readonly text: string;
  /** Never there: it only carries the types. */
  readonly [shape]?: (variables: Variables) => Answer;
}

export function graph<Answer, Variables extends object = Record<string, never>>(
  text: string,
): GraphDocument<Answer, Variables> {
  return { text };
}

/** The shop says no: what every refusal has, and the facts that some of them bring. */
export interface Refused {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly lockedUntil?: string;
}

/** What a mutation answers: what it is for, or a refusal. */
export type Outcome<Payload> = (Payload & { readonly __typename: string }) | Refused;

/** What every mutation of the tablet reads of a refusal. */
export const refused = '__typename ... on UserError { code message retryable }';

export function isRefused<Payload>(outcome: Outcome<Payload>): outcome is Refused {
  return 'code' in outcome && 'retryable' in outcome;
}

export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

export const money = '{ amountMinor currency }';
