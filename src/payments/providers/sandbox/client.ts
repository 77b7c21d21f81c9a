import { type Answer, callOverHttp, type Refused } from '../http-call.js';
import { isRecord, textIn } from '../json.js';

export interface SandboxClientOptions {
  readonly baseUrl: string;
  readonly secretKey: string;
  readonly timeoutMs: number;
}

/** Answers that say no in a way that will not change. All others may hide a booking, or are passing. */
const finalStatuses: ReadonlySet<number> = new Set([400, 404, 409, 413, 415, 422]);

/** Speaks HTTP with the sandbox. */
export class SandboxClient {
  constructor(private readonly options: SandboxClientOptions) {}

  post(path: string, body: object, key?: string): Promise<Answer> {
    const headers = {
      'content-type': 'application/json',
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    return this.call(path, { method: 'POST', body: JSON.stringify(body), headers });
  }

  get(path: string): Promise<Answer> {
    return this.call(path, { method: 'GET', headers: {} });
  }

  private call(
    path: string,
    request: { method: 'GET' | 'POST'; body?: string; headers: Record<string, string> },
  ): Promise<Answer> {
    const { baseUrl, secretKey, timeoutMs } = this.options;
    const headers = { ...request.headers, authorization: `Bearer ${secretKey}` };
    return callOverHttp({ ...request, headers, url: `${baseUrl}${path}`, timeoutMs }, codeOf);
  }
}

function codeOf({ status, body }: Refused): string | undefined {
  const error = isRecord(body) ? body['error'] : undefined;
  return finalStatuses.has(status) ? textIn(error, 'code') : undefined;
}
