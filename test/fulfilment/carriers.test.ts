import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Carrier, LabelCall } from '../../src/fulfilment/index.js';
import { createSandboxCarrier } from '../../src/fulfilment/index.js';
import { later, minuteMs } from '../../src/kernel/clock.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';

const secretKey = 'sk_sandbox_0123456789abcdef0123456789abcdef';
const webhookSecret = 'whsec_dGhlLXNlY3JldC1vZi10aGUtY2Fycmllci1vZi10ZXN0cw==';
const olderSecret = 'whsec_YW4tb2xkZXItc2VjcmV0LW9mLXRoZS1jYXJyaWVyLWhlcmU=';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ secretKey, webhookSecret });
});
afterAll(() => sandbox.close());

/** A carrier, with all that the contract has to know about how it writes. */
interface Kept {
  readonly carrier: (baseUrl?: string) => Carrier;
  /** An address to which it does not go. */
  readonly notServed: string;
  /** The carrier has the parcel of that name in its hands. */
  readonly seen: (reference: string) => void;
  readonly bodyOf: (reference: string, type: string, at: Date) => string;
}

const kept: readonly (readonly [string, Kept])[] = [
  [
    'sandbox',
    {
      carrier: (baseUrl) =>
        createSandboxCarrier({
          baseUrl: baseUrl ?? sandbox.url,
          secretKey,
          webhookSecrets: [webhookSecret, olderSecret],
          timeoutMs: 1000,
        }),
      notServed: '99999',
      seen: (reference) => void sandbox.carrier.newsOf(reference, 'parcel.in_transit'),
      bodyOf: (parcelId, type, at) =>
        JSON.stringify({
          id: 'evt_1',
          parcelId,
          type: `parcel.${type.toLowerCase()}`,
          occurredAt: at.toISOString(),
        }),
    },
  ],
];

const call = (postalCode = '75002'): LabelCall => ({
  key: randomUUID(),
  reference: 'P2026-100001-1',
  weightGrams: 500,
  destination: {
    name: 'Léa Bernard',
    line1: '1 rue de la Paix',
    line2: null,
    postalCode,
    city: 'Paris',
    countryCode: 'FR',
  },
});

function signed(body: string, { secret = webhookSecret, at = new Date() } = {}) {
  return {
    headers: {
      'webhook-id': 'evt_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign('evt_1', at, body),
    },
    body: Buffer.from(body),
  };
}

describe.each(kept)(
  '%s keeps the contract of carriers',
  (_name, { carrier, notServed, seen, bodyOf }) => {
    it('labels a parcel once for each key, however often it is asked', async () => {
      const one = call();
      const labels = await Promise.all([1, 2, 3].map(() => carrier().buyLabel(one)));
      expect(labels[0]).toMatchObject({
        kind: 'labeled',
        reference: expect.any(String),
        trackingCode: expect.any(String),
        labelUrl: expect.stringMatching(/^https?:/),
      });
      expect(new Set(labels.map((label) => JSON.stringify(label))).size).toBe(1);
      expect(await carrier().buyLabel(call())).not.toEqual(labels[0]);
    });

    it('takes a label back however often it is given, also one that it never gave', async () => {
      const one = call();
      await carrier().buyLabel(one);
      const answers = await Promise.all([1, 2].map(() => carrier().voidLabel(one)));
      expect(answers).toEqual([{ kind: 'voided' }, { kind: 'voided' }]);
      expect(await carrier().voidLabel(call())).toEqual({ kind: 'voided' });
      expect(await carrier('http://127.0.0.1:1').voidLabel(one)).toMatchObject({ kind: 'unknown' });
    });

    it('takes no label back whose parcel it has seen', async () => {
      const one = call();
      const label = await carrier().buyLabel(one);
      seen(label.kind === 'labeled' ? label.reference : '');
      expect(await carrier().voidLabel(one)).toMatchObject({ kind: 'refused' });
    });

    it('says clearly what it will not carry', async () => {
      expect(await carrier().buyLabel(call(notServed))).toMatchObject({ kind: 'refused' });
      expect(await carrier().buyLabel({ ...call(), weightGrams: 900_000 })).toMatchObject({
        kind: 'refused',
      });
    });

    it('does not know what became of a call that nobody has answered', async () => {
      expect(await carrier('http://127.0.0.1:1').buyLabel(call())).toMatchObject({
        kind: 'unknown',
      });
    });

    it.each(['IN_TRANSIT', 'DELIVERED', 'LOST', 'RETURNED_TO_SENDER'])('reads %s', (type) => {
      const at = new Date('2026-11-22T10:00:00Z');
      expect(carrier().readNews(signed(bodyOf('parcel-1', type, at)))).toEqual({
        kind: 'news',
        news: { eventId: 'evt_1', reference: 'parcel-1', type, occurredAt: at },
      });
    });

    it('reads what was signed with either secret of a rotation', () => {
      const body = bodyOf('parcel-1', 'LOST', new Date());
      expect(carrier().readNews(signed(body, { secret: olderSecret }))).toMatchObject({
        kind: 'news',
      });
    });

    it('takes no forged, changed or old news', () => {
      const body = bodyOf('parcel-1', 'LOST', new Date());
      const stranger = 'whsec_c29tZWJvZHktZWxzZXMtc2VjcmV0LWFsdG9nZXRoZXI=';
      const old = { at: later(new Date(), -10 * minuteMs) };
      const changed = bodyOf('parcel-2', 'LOST', new Date());
      const forged = [
        { headers: {}, body: Buffer.from(body) },
        signed(body, { secret: stranger }),
        signed(body, old),
        { ...signed(body), body: Buffer.from(changed) },
      ];
      for (const message of forged) expect(carrier().readNews(message)).toEqual({ kind: 'forged' });
    });

    it('knows what it cannot read, and what it does not follow', () => {
      for (const body of ['', 'null', '[]', '{"id":"evt_1"}', bodyOf('', 'LOST', new Date())])
        expect(carrier().readNews(signed(body))).toEqual({ kind: 'unreadable' });
      expect(carrier().readNews(signed(bodyOf('parcel-1', 'SCANNED', new Date())))).toEqual({
        kind: 'other',
      });
    });
  },
);
