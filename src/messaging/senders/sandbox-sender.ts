import { callJson } from '../../platform/http/call-json.js';
import type { MessageSender } from './sender.js';

export interface SandboxSenderOptions {
  readonly baseUrl: string;
  readonly secretKey: string;
  readonly timeoutMs: number;
}

const finalStatuses: ReadonlySet<number> = new Set([400, 413, 422]);
const receipts = { delivered: 'delivered', bounced: 'bounced' } as const;

/** Gives messages to the sandbox, which sends nothing and keeps them to be read. */
export function createSandboxSender(options: SandboxSenderOptions): MessageSender {
  const { baseUrl, secretKey, timeoutMs } = options;
  const authorization = `Bearer ${secretKey}`;
  return {
    name: 'sandbox',
    async send({ key, medium, recipient, subject, text }) {
      const { status, body, fault } = await callJson({
        url: `${baseUrl}/v1/messages`,
        method: 'POST',
        headers: { authorization, 'idempotency-key': key },
        body: { medium: medium.toLowerCase(), to: recipient, subject, text },
        timeoutMs,
      });
      if (status === 202 && typeof body['id'] === 'string')
        return { kind: 'accepted', reference: body['id'] };
      if (finalStatuses.has(status)) return { kind: 'refused', code: `the sender said ${status}` };
      return { kind: 'unknown', reason: fault ?? `the sender said ${status}` };
    },
    async enquire(reference) {
      const { body } = await callJson({
        url: `${baseUrl}/v1/messages/${encodeURIComponent(reference)}`,
        method: 'GET',
        headers: { authorization },
        timeoutMs,
      });
      return receipts[body['status'] as keyof typeof receipts] ?? 'under-way';
    },
  };
}
