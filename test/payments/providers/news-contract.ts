import { expect, it } from 'vitest';
import { later, secondMs } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import type { ContractSteps } from './contract-steps.js';
import type { SigningSecret } from './contract-subject.js';

/** What every provider's news has to keep. */
export function tellsNewsThatCanBeTrusted(steps: () => ContractSteps): void {
  const now = new Date();
  const read = (key: string, secret: SigningSecret, at: Date) =>
    steps().provider.readWebhook(steps().standIn.message(key, secret, at), now);

  it('is believed with the new secret or the old one, and says how the payment stands', async () => {
    const { call, paymentReference } = await steps().held();
    for (const secret of ['current', 'previous'] as const) {
      const reading = read(call.key, secret, now);
      if (reading.kind !== 'genuine') throw new Error(reading.kind);
      expect(steps().provider.newsOf(reading.type, reading.body)).toMatchObject({
        kind: 'payment',
        outcome: {
          kind: 'authorized',
          payment: { key: call.key, reference: paymentReference, authorizedMinor: 10_000 },
        },
      });
    }
  });

  it('is forged where the secret or the body is another, or nothing is signed', async () => {
    const { provider, standIn } = steps();
    const { call } = await steps().held();
    const forged = { kind: 'forged' };
    expect(read(call.key, 'foreign', now)).toEqual(forged);
    const message = standIn.message(call.key, 'current', now);
    const altered = message.body.toString().replace('EUR', 'USD').replace('eur', 'usd');
    expect(provider.readWebhook({ ...message, body: Buffer.from(altered) }, now)).toEqual(forged);
    expect(provider.readWebhook(standIn.unsigned(message), now)).toEqual(forged);
    expect(provider.readWebhook({ headers: {}, body: Buffer.alloc(0) }, now)).toEqual(forged);
  });

  it('that comes again much later is forged, or known by its id', async () => {
    const { call } = await steps().held();
    const first = read(call.key, 'current', now);
    const late = read(call.key, 'current', later(now, -301 * secondMs));
    if (steps().standIn.signsTime) expect(late).toEqual({ kind: 'forged' });
    else if (first.kind === 'genuine') expect(late).toMatchObject({ eventId: first.eventId });
    expect(first.kind).toBe('genuine');
  });

  it('tells of a capture under its key, and of whose payment it is', async () => {
    const { call, paymentReference, end } = await steps().held();
    const key = newId();
    await end('CAPTURE', { key, amountMinor: 7000 });
    const told = steps().heard(steps().standIn.tellsOf(call.key, key));
    const operation = { key, succeeded: true, amountMinor: 7000 };
    if (told?.kind === 'operation')
      expect(told).toMatchObject({ paymentReference, currency: 'EUR', operation });
    else
      expect(told).toMatchObject({
        outcome: { payment: { reference: paymentReference, operations: [operation] } },
      });
  });

  it('of another kind is none of ours', () => {
    expect(steps().provider.newsOf('shop.opened', { data: {} })).toEqual({ kind: 'other' });
  });
}
