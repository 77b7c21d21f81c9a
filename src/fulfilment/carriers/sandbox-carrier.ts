import { Webhook } from 'standardwebhooks';
import { callJson } from '../../platform/http/call-json.js';
import {
  type Carrier,
  type CarrierReading,
  type ParcelNewsType,
  parcelNewsTypes,
} from './carrier.js';

export interface SandboxCarrierOptions {
  readonly baseUrl: string;
  readonly secretKey: string;
  /** The newest first. More than one during a rotation. */
  readonly webhookSecrets: readonly string[];
  readonly timeoutMs: number;
}

const refusing: ReadonlySet<number> = new Set([400, 413, 422]);

/** The carrier of the sandbox: gives labels, and carries nothing. */
export function createSandboxCarrier(options: SandboxCarrierOptions): Carrier {
  const { baseUrl, secretKey, timeoutMs } = options;
  return {
    name: 'sandbox',
    async buyLabel({ key, reference, weightGrams, destination }) {
      const { status, body, fault } = await callJson({
        url: `${baseUrl}/v1/parcels`,
        method: 'POST',
        headers: { authorization: `Bearer ${secretKey}`, 'idempotency-key': key },
        body: { reference, weightGrams, destination },
        timeoutMs,
      });
      const { id, trackingCode, labelUrl } = body;
      if (status === 201 && isText(id) && isText(trackingCode) && isText(labelUrl))
        return { kind: 'labeled', reference: id, trackingCode, labelUrl };
      if (refusing.has(status)) return { kind: 'refused', code: codeIn(body) };
      return { kind: 'unknown', reason: fault ?? `the carrier said ${status}` };
    },
    async voidLabel({ key }) {
      const { status, body, fault } = await callJson({
        url: `${baseUrl}/v1/parcels/void`,
        method: 'POST',
        headers: { authorization: `Bearer ${secretKey}` },
        body: { idempotencyKey: key },
        timeoutMs,
      });
      if (status === 200 || status === 404) return { kind: 'voided' };
      if (status === 409) return { kind: 'refused', code: codeIn(body) };
      return { kind: 'unknown', reason: fault ?? `the carrier said ${status}` };
    },
    readNews: ({ headers, body }) => {
      const text = body.toString('utf8');
      const given = {
        'webhook-id': String(headers['webhook-id']),
        'webhook-timestamp': String(headers['webhook-timestamp']),
        'webhook-signature': String(headers['webhook-signature']),
      };
      const isGenuine = options.webhookSecrets.some((secret) => isSignedBy(secret, text, given));
      return isGenuine ? read(text) : { kind: 'forged' };
    },
  };
}

/** As Standard Webhooks says (https://www.standardwebhooks.com), by the time of the day. */
function isSignedBy(secret: string, text: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(text, headers);
    return true;
  } catch {
    return false;
  }
}

function read(text: string): CarrierReading {
  const told = parsed(text);
  const { id, parcelId, type, occurredAt } = told ?? {};
  const at = Date.parse(String(occurredAt));
  if (!isText(id) || !isText(parcelId) || !isText(type) || Number.isNaN(at))
    return { kind: 'unreadable' };
  const known = type.replace('parcel.', '').toUpperCase() as ParcelNewsType;
  if (!parcelNewsTypes.includes(known)) return { kind: 'other' };
  const news = { eventId: id, reference: parcelId, type: known, occurredAt: new Date(at) };
  return { kind: 'news', news };
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200;
}

function codeIn(body: Readonly<Record<string, unknown>>): string {
  const { code } = (body['error'] ?? {}) as { code?: unknown };
  return isText(code) ? code : 'refused';
}
