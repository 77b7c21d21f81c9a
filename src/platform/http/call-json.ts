export interface JsonCall {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly timeoutMs: number;
}

/** What came of a call: the status and body of the answer, or status 0 and why there was none. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly fault?: string;
}

/**
 * Makes one call to a service outside that speaks JSON, and answers in any case. It ends when its time is up; a redirect
 * is never followed; a body that is no object is read as an empty one.
 */
export async function callJson({ url, body, timeoutMs, ...call }: JsonCall): Promise<JsonAnswer> {
  try {
    const response = await fetch(url, {
      method: call.method,
      headers: { ...call.headers, ...(body && { 'content-type': 'application/json' }) },
      body: body ? JSON.stringify(body) : null,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, body: objectIn(await response.text()) };
  } catch (fault) {
    const isTimeout = fault instanceof Error && fault.name === 'TimeoutError';
    return { status: 0, body: {}, fault: isTimeout ? 'no answer in time' : 'no answer' };
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
