import { parseJson } from './json.js';
import type { UnknownOutcome } from './provider.js';

/** A clear no: turned down, and nothing was booked by this call. */
export interface ClearNo {
  readonly kind: 'no';
  readonly code: string;
}

/** An answer that can be acted on: what was asked for, a clear no, or that nobody can say what happened. */
export type Answer = { readonly kind: 'ok'; readonly body: unknown } | ClearNo | UnknownOutcome;

export interface HttpCall {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly timeoutMs: number;
  /** True where a success has nothing to say. */
  readonly mayBeEmpty?: boolean;
}

/** What a provider's answer of another status says. */
export interface Refused {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/**
 * Makes one call over HTTP and answers in any case. It ends when its time is up, from the first byte that is sent to
 * the last that is read; connections stay open and are shared; a redirect is never followed. What `codeOf` reads as
 * the provider's word for a final refusal is a no; every other answer that is not a success is unknown, as it may
 * hide a booking or pass.
 */
export async function callOverHttp(
  { url, timeoutMs, mayBeEmpty = false, ...request }: HttpCall,
  codeOf: (refused: Refused) => string | undefined,
): Promise<Answer> {
  try {
    const response = await fetch(url, {
      ...request,
      body: request.body ?? null,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    const isEmpty = mayBeEmpty && response.status === 204;
    return read(response, isEmpty ? {} : parseJson(text), codeOf);
  } catch (fault) {
    const isTimeout = fault instanceof Error && fault.name === 'TimeoutError';
    return { kind: 'unknown', reason: isTimeout ? 'timeout' : 'no_answer' };
  }
}

function read(
  { ok, status, headers }: Response,
  body: unknown,
  codeOf: (refused: Refused) => string | undefined,
): Answer {
  if (ok)
    return body === undefined ? { kind: 'unknown', reason: 'unreadable' } : { kind: 'ok', body };
  const code = codeOf({ status, headers, body });
  if (code === undefined) return { kind: 'unknown', reason: `http_${status}` };
  return { kind: 'no', code: code.slice(0, 100) };
}
