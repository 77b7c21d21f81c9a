import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import {
  type Credentials,
  defaultLimits,
  type Limits,
  RequestError,
  registerGraph,
  type Session,
} from '../../../src/platform/graphql/server/index.js';
import { createHttpServer, defaultHttpConfig } from '../../../src/platform/http/index.js';
import type { Log } from '../../../src/platform/log.js';
import { type LibraryContext, type LibraryDesk, library } from './library.js';

export interface TestSession extends Session {
  readonly who: string;
}

interface ShownError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** What a graph answers. A test that looks for errors says so by reading them. */
export interface GraphBody {
  readonly data?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly errors: readonly ShownError[];
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: GraphBody;
}

export interface GraphServer {
  readonly http: FastifyInstance;
  readonly url: string;
  readonly socketUrl: string;
  readonly desk: LibraryDesk;
  /** Everything that was logged, as one text. */
  readonly logged: () => string;
  /** Who has been signed out while connected. */
  readonly revoked: Set<string>;
  readonly seen: Credentials[];
  ask(query: string, variables?: unknown, headers?: Record<string, string>): Promise<Answer>;
  send(
    body: string | Uint8Array<ArrayBuffer> | null,
    headers?: Record<string, string>,
    method?: string,
  ): Promise<Answer>;
  [Symbol.asyncDispose](): Promise<void>;
}

interface Settings {
  readonly limits?: Partial<Limits>;
  readonly production?: boolean;
  readonly allowedOrigins?: readonly string[];
  readonly schema?: GraphQLSchema;
  readonly trustedProxies?: number;
  readonly expiresInMs?: number;
}

/** Serves the library: `Bearer <name>` is whoever it says, `Bearer wrong` nobody, `Bearer partner` may introspect. */
export async function serveGraph(settings: Settings = {}): Promise<GraphServer> {
  const { schema, desk } = library();
  const lines: string[] = [];
  const write = (facts: object, sentence: string) =>
    void lines.push(JSON.stringify({ ...facts, ...errorIn(facts), sentence }));
  const log: Log = { debug: write, info: write, warn: write, error: write };
  const revoked = new Set<string>();
  const seen: Credentials[] = [];
  const http = createHttpServer({
    ...defaultHttpConfig,
    trustedProxies: settings.trustedProxies ?? 0,
    log,
  });
  await registerGraph<TestSession, LibraryContext>(http, {
    schema: settings.schema ?? schema,
    authenticate: async (credentials) => {
      seen.push(credentials);
      return sessionOf(credentials, settings.expiresInMs);
    },
    stillValid: async (session) => {
      if (revoked.has('unknown')) throw new Error('nobody knows');
      return !revoked.has(session.who);
    },
    contextFor: (session) => ({ who: session.who, asked: 0 }),
    limits: { ...defaultLimits, rate: 'off', ...settings.limits },
    production: settings.production ?? false,
    allowedOrigins: settings.allowedOrigins ?? [],
    log,
  });
  await http.listen({ host: '127.0.0.1', port: 0 });
  const { port } = http.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/graphql`;
  const send: GraphServer['send'] = async (body, headers = {}, method = 'POST') => {
    const response = await fetch(url, { method, body, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
  return {
    http,
    url,
    socketUrl: `ws://127.0.0.1:${port}/graphql`,
    desk,
    logged: () => lines.join('\n'),
    revoked,
    seen,
    send,
    ask: (query, variables, headers) =>
      send(JSON.stringify({ query, variables }), {
        'content-type': 'application/json',
        ...headers,
      }),
    [Symbol.asyncDispose]: () => http.close(),
  };
}

function sessionOf({ authorization }: Credentials, expiresInMs: number | undefined): TestSession {
  const who = authorization?.replace('Bearer ', '') ?? 'guest';
  if (who === 'wrong') throw new RequestError('UNAUTHENTICATED', 'This token is not good.');
  if (who === 'unlucky') throw new Error('connect ECONNREFUSED 10.0.0.5:5432');
  return {
    who,
    principal: who,
    mayIntrospect: who === 'partner',
    isAuthenticated: authorization !== undefined,
    ...(expiresInMs === undefined ? {} : { expiresAt: new Date(Date.now() + expiresInMs) }),
  };
}

function errorIn(facts: object): object {
  const error = 'err' in facts ? facts.err : undefined;
  return error instanceof Error ? { err: `${error.message}` } : {};
}

function parsed(text: string): GraphBody {
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [] };
  }
}

export function codesOf({ body }: Answer): unknown[] {
  return (body.errors ?? []).map((error) => error.extensions['code']);
}
