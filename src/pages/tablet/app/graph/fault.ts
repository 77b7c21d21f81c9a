/**
 * AWAY: nobody answered. SIGNED_OUT: the session is over. MISSING: it is not there, or not ours.
 * FAILED: anything else, with what the gateway says about it.
 */
export type FaultKind = 'AWAY' | 'SIGNED_OUT' | 'MISSING' | 'FAILED';

/** A request that brought no answer. */
export class GraphFault extends Error {
  constructor(
    readonly kind: FaultKind,
    message: string,
  ) {
    super(message);
  }
}

const kinds: Readonly<Record<string, FaultKind>> = {
  UNAUTHENTICATED: 'SIGNED_OUT',
  NOT_FOUND: 'MISSING',
};

export function faultOf(problem: {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}): GraphFault {
  return new GraphFault(kinds[problem.extensions?.code ?? ''] ?? 'FAILED', problem.message);
}

/** Whatever was thrown, as a fault that can be told of. */
export function faultFrom(thrown: unknown): GraphFault {
  return thrown instanceof GraphFault ? thrown : new GraphFault('FAILED', String(thrown));
}
