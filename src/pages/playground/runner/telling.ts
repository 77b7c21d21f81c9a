import type { Board } from './board.js';
import type { Saved } from './fill.js';
import type { GraphAnswer, GraphRequest } from './graph-answer.js';

/** The graph, as a journey reaches it. */
export interface Graph {
  ask(request: GraphRequest): Promise<GraphAnswer>;
  /** Ends when the subscription does, or when the signal says so. */
  follow(request: GraphRequest, signal: AbortSignal): AsyncIterable<GraphAnswer>;
}

export interface TellingParts {
  readonly graph: Graph;
  readonly newKey: () => string;
  /** What is known before the first step. */
  readonly start: Saved;
  /** How long an event is waited for. */
  readonly eventMs: number;
  /** How long a person is waited for. */
  readonly visitMs: number;
}

/** One time that a journey is told. Once its signal is aborted, nothing that still arrives counts. */
export interface Telling {
  readonly parts: TellingParts;
  readonly board: Board;
  readonly signal: AbortSignal;
}
