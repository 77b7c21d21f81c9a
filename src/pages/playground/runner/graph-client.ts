import { type Client, createClient } from 'graphql-ws';
import type { GraphAnswer, GraphProblem, GraphRequest } from './graph-answer.js';
import type { Persona } from './journey.js';
import type { Graph } from './telling.js';

/** The headers by which somebody comes in; a socket takes them as its parameters. */
export type Credentials = Readonly<Record<string, string>>;

export interface GraphClientParts {
  /** Where the graph is, such as `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  readonly language: () => string;
  readonly credentialsOf: (persona: Persona) => Promise<Credentials>;
  /** Told when a token was not accepted. True where the next `credentialsOf` finds another one. */
  readonly refused: (persona: Persona) => boolean;
}

/** Reaches the graph over HTTP, and over one WebSocket for each subscription. */
export class GraphClient implements Graph {
  constructor(private readonly parts: GraphClientParts) {}

  async ask(request: GraphRequest): Promise<GraphAnswer> {
    const answer = await this.post(request);
    const isRefused = answer.errors?.[0]?.extensions?.code === 'UNAUTHENTICATED';
    return isRefused && this.parts.refused(request.persona) ? this.post(request) : answer;
  }

  async *follow(request: GraphRequest, signal: AbortSignal): AsyncIterable<GraphAnswer> {
    const client = this.connect(request.persona);
    const { document: query, variables, operationName } = request;
    const events = client.iterate<Record<string, never>>({
      query,
      variables: { ...variables },
      ...(operationName !== undefined && { operationName }),
    });
    const stop = () => void events.return?.();
    signal.addEventListener('abort', stop);
    try {
      if (!signal.aborted) for await (const event of events) yield event as GraphAnswer;
    } catch (fault) {
      yield { errors: problemsOf(fault) };
    } finally {
      signal.removeEventListener('abort', stop);
      await client.dispose();
    }
  }

  private async post({ document, variables, operationName, persona }: GraphRequest) {
    const response = await fetch(this.parts.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': this.parts.language(),
        ...(await this.parts.credentialsOf(persona)),
      },
      body: JSON.stringify({ query: document, variables, operationName }),
    });
    const text = await response.text();
    try {
      return JSON.parse(text) as GraphAnswer;
    } catch {
      return { errors: [{ message: `HTTP ${response.status}: ${text.slice(0, 200)}` }] };
    }
  }

  private connect(persona: Persona): Client {
    return createClient({
      url: this.parts.url.replace(/^http/, 'ws'),
      connectionParams: async () => ({
        ...(await this.parts.credentialsOf(persona)),
        'accept-language': this.parts.language(),
      }),
      retryAttempts: 3,
    });
  }
}

/** A socket ends with a list of errors, with the close event that says why, or with an error of the network. */
function problemsOf(fault: unknown): readonly GraphProblem[] {
  if (Array.isArray(fault)) return fault as GraphProblem[];
  if (fault instanceof Error) return [{ message: fault.message }];
  const { code, reason } = fault as { readonly code?: number; readonly reason?: string };
  return [{ message: `${code ?? ''} ${reason ?? 'the socket was closed'}`.trim() }];
}
