import type { UnknownOutcome } from '../provider.js';
import { isRecord } from './views.js';

export interface SandboxClientOptions {
  readonly baseUrl: string;
  readonly secretKey: string;
  readonly timeoutMs: number;
}

/** An answer that can be acted on: what was asked for, or a clear no. */
export type Answer =
  | { readonly kind: 'ok'; readonly body: unknown }
  /** Turned down for good under this key; nothing was booked by this call. */
  | { readonly kind: 'no'; readonly code: string }
  | UnknownOutcome;

/** Answers that say no in a way that will not change. All others may hide a booking, or are passing. */
const finalStatuses: ReadonlySet<number> = new Set([400, 404, 409, 413, 415, 422]);

/** Speaks HTTP with the sandbox. Connections are kept open and shared. */
export class SandboxClient {
  constructor(private readonly options: SandboxClientOptions) {}

  post(path: string, body: object, key?: string): Promise<Answer> {
    return this.call(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        ...(key !== undefined && { 'idempotency-key': key }),
      },
    });
  }

  get(path: string): Promise<Answer> {
    return this.call(path, { method: 'GET', headers: {} });
  }

  private async call(
    path: string,
    request: { method: string; body?: string; headers: Record<string, string> },
  ): Promise<Answer> {
    const { baseUrl, secretKey, timeoutMs } = this.options;
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${secretKey}` },
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return read(response.status, await response.text());
    } catch (fault) {
      return { kind: 'unknown', reason: isTimeout(fault) ? 'timeout' : 'no_answer' };
    }
  }
}

function read(status: number, text: string): Answer {
  if (status >= 200 && status < 300) {
    const body = parse(text);
    return body === undefined ? { kind: 'unknown', reason: 'unreadable' } : { kind: 'ok', body };
  }
  if (!finalStatuses.has(status)) return { kind: 'unknown', reason: `http_${status}` };
  const body = parse(text);
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : undefined;
  const code = error?.['code'];
  return typeof code === 'string'
    ? { kind: 'no', code: code.slice(0, 100) }
    : { kind: 'unknown', reason: `http_${status}` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTimeout(fault: unknown): boolean {
  return fault instanceof Error && fault.name === 'TimeoutError';
}
