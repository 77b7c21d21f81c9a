import type { GraphDocument } from '../../documents/document.js';
import { faultOf, GraphFault } from './fault.js';

/** The headers by which somebody comes in; a socket takes them as its parameters. */
export type Credentials = Readonly<Record<string, string>>;

/** Who asks. */
export interface Identity {
  credentials(): Promise<Credentials>;
  /** Told that the credentials were not accepted. True where the next ones may be. */
  renew(): Promise<boolean>;
}

/** Somebody who has not come in yet. */
export const nobody: Identity = {
  credentials: () => Promise.resolve({}),
  renew: () => Promise.resolve(false),
};

const answerMs = 20_000;

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
}

/** Asks the graph over HTTP. Every answer is whole: what is missing of it is a `GraphFault`. */
export class GraphClient {
  constructor(
    private readonly identity: Identity,
    private readonly language: () => string,
  ) {}

  async ask<A, V extends object>(document: GraphDocument<A, V>, variables: V): Promise<A> {
    const answer = await this.post(document.text, variables);
    const [problem] = answer.errors ?? [];
    if (!problem) return answer.data as A;
    const fault = faultOf(problem);
    if (fault.kind !== 'SIGNED_OUT' || !(await this.identity.renew())) throw fault;
    const second = await this.post(document.text, variables);
    const [again] = second.errors ?? [];
    if (again) throw faultOf(again);
    return second.data as A;
  }

  private async post(query: string, variables: object): Promise<Answer> {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      'accept-language': this.language(),
      ...(await this.identity.credentials()),
    };
    try {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(answerMs),
      });
      return (await response.json()) as Answer;
    } catch {
      throw new GraphFault('AWAY', 'no answer');
    }
  }
}
