import type { Fetcher, FetcherParams, FetcherReturnType } from '@graphiql/toolkit';
import { getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { fill } from '../../runner/fill.js';
import type { GraphAnswer, GraphRequest } from '../../runner/graph-answer.js';
import type { GraphClient } from '../../runner/graph-client.js';
import { type Journey, type JsonObject, personas } from '../../runner/journey.js';
import type { JourneyRun } from '../../runner/journey-run.js';
import type { Playground } from '../session/playground.js';
import { personaHeader } from './journey-tabs.js';

/**
 * Asks what stands in the editor. With a journey, `{{name}}` is filled in by what its steps have kept, and what
 * a step answers is kept for the next ones.
 */
export function fetcherFor(playground: Playground, journey: Journey | undefined): Fetcher {
  const run = journey && playground.runOf(journey);
  return (params, options) => {
    const { [personaHeader]: asked, ...headers } = options?.headers ?? {};
    const persona = personas.find((each) => each === asked);
    const client = playground.clientOf(persona, headers);
    const operation = operationOf(params);
    const request: GraphRequest = {
      document: params.query,
      variables: fill(variablesOf(params), run?.report.saved ?? {}, () => crypto.randomUUID()),
      ...(operation?.name && { operationName: operation.name.value }),
      persona: persona ?? viewed(playground),
    };
    if (operation?.operation !== 'subscription')
      return client.ask(request).then((answer) => {
        keep(run, request, answer);
        return answer;
      }) as FetcherReturnType;
    return followed(client, request) as FetcherReturnType;
  };
}

/** A subscription that ends when the editor stops it, and not only with its next event. */
function followed(client: GraphClient, request: GraphRequest): AsyncIterable<GraphAnswer> {
  const ending = new AbortController();
  const events = client.follow(request, ending.signal)[Symbol.asyncIterator]();
  const iterator: AsyncIterator<GraphAnswer> = {
    next: () => events.next(),
    return: async () => {
      ending.abort();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

function variablesOf({ variables }: FetcherParams): JsonObject {
  return (variables ?? {}) as JsonObject;
}

/**
 * What is to be run: the operation that was chosen, or the only one. The editor may still know the name of one
 * that has just been overwritten. A text that cannot be parsed is left to the graph, which says why.
 */
function operationOf({ query, operationName }: FetcherParams): OperationDefinitionNode | undefined {
  try {
    const document = parse(query);
    const chosen = getOperationAST(document, operationName ?? undefined);
    return chosen ?? getOperationAST(document) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The step with the same operation has been run, wherever that was. */
function keep(run: JourneyRun | undefined, request: GraphRequest, answer: GraphAnswer): void {
  const step = run?.journey.steps.find(({ name }) => name === request.operationName);
  if (run && step?.kind === 'ask') run.takeAnswer(step, request.variables, answer);
}

function viewed(playground: Playground) {
  const viewer = playground.viewer.get();
  return viewer.kind === 'persona' ? viewer.persona : 'guest';
}
