import type { Fetcher, FetcherParams, FetcherReturnType } from '@graphiql/toolkit';
import { getOperationAST, parse } from 'graphql';
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
    const persona = personas.find((each) => each === options?.headers?.[personaHeader]);
    const client = playground.clientOf(persona);
    const request = { ...requestOf(params, run), persona: persona ?? viewed(playground) };
    if (!isSubscription(params))
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

function requestOf(
  { query, variables, operationName }: FetcherParams,
  run: JourneyRun | undefined,
): Omit<GraphRequest, 'persona'> {
  const given = (variables ?? {}) as JsonObject;
  return {
    document: query,
    variables: fill(given, run?.report.saved ?? {}, () => crypto.randomUUID()),
    ...(operationName ? { operationName } : {}),
  };
}

/** The step with the same operation has been run, wherever that was. */
function keep(run: JourneyRun | undefined, request: GraphRequest, answer: GraphAnswer): void {
  const step = run?.journey.steps.find(({ name }) => name === request.operationName);
  if (run && step?.kind === 'ask') run.takeAnswer(step, request.variables, answer);
}

function isSubscription({ query, operationName }: FetcherParams): boolean {
  const operation = getOperationAST(parse(query), operationName ?? undefined);
  return operation?.operation === 'subscription';
}

function viewed(playground: Playground) {
  const viewer = playground.viewer.get();
  return viewer.kind === 'persona' ? viewer.persona : 'guest';
}
