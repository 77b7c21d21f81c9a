import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { later, secondMs } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import type { AuthorizeCall, OperationCall } from '../../../src/payments/providers/provider.js';
import type { ContractSubject, OpenSubject } from './contract-subject.js';

/** What every payment provider has to keep, whoever is behind it. */
export function keepsThePaymentContract(open: OpenSubject): void {
  let subject: ContractSubject;
  beforeAll(async () => {
    subject = await open();
  });
  afterAll(() => subject.standIn.close());

  const provider = () => subject.provider;
  const booked = (key: string) => subject.standIn.books().filter((each) => each.key === key);

  function wish(asked: Partial<AuthorizeCall> = {}): AuthorizeCall {
    return {
      key: newId(),
      reference: newId(),
      amountMinor: 10_000,
      currency: 'EUR',
      methodToken: subject.standIn.tokens.success,
      customerId: null,
      captureMethod: 'MANUAL',
      returnUrl: 'https://shop.example/back',
      correlationId: 'contract',
      ...asked,
    };
  }

  /** A hold of 100.00, and how to go on with it. */
  async function held(asked: Partial<AuthorizeCall> = {}) {
    const call = wish(asked);
    const outcome = await provider().authorize(call);
    if (!('payment' in outcome)) throw new Error(`no hold: ${outcome.kind}`);
    const paymentReference = outcome.payment.reference;
    const operate = (kind: OperationCall['kind'], more: Partial<OperationCall> = {}) =>
      provider().operate({
        key: newId(),
        kind,
        paymentReference,
        amountMinor: call.amountMinor,
        currency: call.currency,
        final: true,
        reason: null,
        ...more,
      });
    const find = () => provider().findPayment({ key: call.key, reference: paymentReference });
    return { call, outcome, paymentReference, operate, find };
  }

  describe('authorising', () => {
    it('holds the money, and says what it was made with', async () => {
      const { call, outcome } = await held();
      expect(outcome).toMatchObject({
        kind: 'authorized',
        payment: {
          key: call.key,
          ourReference: call.reference,
          currency: 'EUR',
          amountMinor: 10_000,
          authorizedMinor: 10_000,
          capturedMinor: 0,
          voidedMinor: 0,
          refundedMinor: 0,
        },
      });
      expect(booked(call.key)).toMatchObject([{ authorizedMinor: 10_000, capturedMinor: 0 }]);
    });

    it('takes the money at once where that is asked', async () => {
      const { call, outcome } = await held({ captureMethod: 'AUTOMATIC' });
      expect(outcome).toMatchObject({ kind: 'captured', payment: { capturedMinor: 10_000 } });
      expect(booked(call.key)).toMatchObject([{ capturedMinor: 10_000 }]);
    });

    it('books once, however often the same is sent', async () => {
      const call = wish();
      const [first, second] = await Promise.all([
        provider().authorize(call),
        provider().authorize(call),
      ]);
      const third = await provider().authorize(call);
      expect(booked(call.key)).toHaveLength(1);
      expect([first.kind, second.kind, third.kind]).toContain('authorized');
      expect(third).toMatchObject({ kind: 'authorized' });
    });

    it('neither books again nor calls it done when a key comes back with another sum', async () => {
      const { call } = await held();
      const outcome = await provider().authorize({ ...call, amountMinor: 20_000 });
      expect(['refused', 'unknown']).toContain(outcome.kind);
      expect(booked(call.key)).toMatchObject([{ authorizedMinor: 10_000 }]);
    });

    it('tells why the bank said no, in the words of the shop', async () => {
      const call = wish({ methodToken: subject.standIn.tokens.decline });
      const outcome = await provider().authorize(call);
      expect(outcome).toMatchObject({
        kind: 'declined',
        code: 'INSUFFICIENT_FUNDS',
        payment: { key: call.key, authorizedMinor: 0 },
      });
      expect(await provider().findPayment({ key: call.key, reference: null })).toMatchObject({
        kind: 'declined',
        code: 'INSUFFICIENT_FUNDS',
      });
      expect(booked(call.key)).toMatchObject([{ authorizedMinor: 0 }]);
    });

    it('sends the card holder to their bank, and holds nothing meanwhile', async () => {
      const { call, outcome, operate, find } = await held({
        methodToken: subject.standIn.tokens.challenge,
      });
      expect(outcome).toMatchObject({
        kind: 'requiresAction',
        action: { type: 'REDIRECT', url: expect.stringMatching(/^https?:/) },
        payment: { authorizedMinor: 0 },
      });
      expect(await find()).toMatchObject({ kind: 'requiresAction' });
      await operate('VOID');
      expect(await find()).toMatchObject({ kind: 'canceled', payment: { authorizedMinor: 0 } });
      expect(booked(call.key)).toMatchObject([{ authorizedMinor: 0, capturedMinor: 0 }]);
    });

    it.each([{ currency: 'XXX' }, { amountMinor: 0 }])(
      'refuses %o, and books nothing',
      async (wrong) => {
        const call = wish(wrong);
        expect(await provider().authorize(call)).toMatchObject({ kind: 'refused' });
        expect(booked(call.key)).toEqual([]);
      },
    );

    it('calls an answer that does not come unknown, and finds it by our key', async () => {
      const call = wish({ methodToken: subject.standIn.tokens.timeoutAfter });
      expect(await provider().authorize(call)).toEqual({ kind: 'unknown', reason: 'timeout' });
      expect(await provider().findPayment({ key: call.key, reference: null })).toMatchObject({
        kind: 'authorized',
        payment: { key: call.key, authorizedMinor: 10_000 },
      });
      expect(booked(call.key)).toHaveLength(1);
    });

    it('has never seen what never arrived', async () => {
      expect(await provider().findPayment({ key: newId(), reference: null })).toEqual({
        kind: 'unseen',
      });
    });
  });

  describe('what follows', () => {
    it('takes a part, and lets go of the rest', async () => {
      const { call, operate, find } = await held();
      const key = newId();
      expect(await operate('CAPTURE', { key, amountMinor: 7000 })).toMatchObject({
        kind: 'succeeded',
        amountMinor: 7000,
        payment: { capturedMinor: 7000, voidedMinor: 3000 },
      });
      expect(await find()).toMatchObject({
        kind: 'captured',
        payment: { operations: [{ key, succeeded: true, amountMinor: 7000 }] },
      });
      expect(booked(call.key)).toMatchObject([{ capturedMinor: 7000, voidedMinor: 3000 }]);
    });

    it('takes several parts where it can, and lets go of the rest when asked', async () => {
      if (!provider().capabilities.multiCapture) return;
      const { call, operate, find } = await held();
      await operate('CAPTURE', { amountMinor: 3000, final: false });
      const second = await operate('CAPTURE', { amountMinor: 4000, final: false });
      expect(second).toMatchObject({ payment: { capturedMinor: 7000, voidedMinor: 0 } });
      const released = await operate('VOID', { amountMinor: 3000 });
      expect(released).toMatchObject({ kind: 'succeeded', amountMinor: 3000 });
      expect(await find()).toMatchObject({
        payment: { capturedMinor: 7000, voidedMinor: 3000, expiredMinor: 0, refundedMinor: 0 },
      });
      expect(booked(call.key)).toMatchObject([{ capturedMinor: 7000, voidedMinor: 3000 }]);
    });

    it('gives up a hold', async () => {
      const { call, operate, find } = await held();
      expect(await operate('VOID')).toMatchObject({ kind: 'succeeded', amountMinor: 10_000 });
      expect(await find()).toMatchObject({ kind: 'canceled', payment: { voidedMinor: 10_000 } });
      expect(booked(call.key)).toMatchObject([{ capturedMinor: 0, voidedMinor: 10_000 }]);
      expect(await operate('CAPTURE')).toMatchObject({ kind: 'failed' });
    });

    it('gives back a part, and then the rest', async () => {
      const { call, operate, find } = await held({ captureMethod: 'AUTOMATIC' });
      const key = newId();
      expect(await operate('REFUND', { key, amountMinor: 4000 })).toMatchObject({
        kind: 'succeeded',
        amountMinor: 4000,
        payment: { refundedMinor: 4000 },
      });
      await operate('REFUND', { amountMinor: 6000 });
      expect(await find()).toMatchObject({
        payment: { capturedMinor: 10_000, refundedMinor: 10_000 },
      });
      expect(booked(call.key)).toMatchObject([{ refundedMinor: 10_000 }]);
    });

    it('gives back in many small parts, and counts them all', async () => {
      if (!provider().capabilities.partialRefund) return;
      const { operate, find } = await held({ captureMethod: 'AUTOMATIC' });
      const keys = Array.from({ length: 12 }, newId);
      for (const key of keys) await operate('REFUND', { key, amountMinor: 100 });
      const found = await find();
      expect(found).toMatchObject({ payment: { refundedMinor: 1200 } });
      const shown = 'payment' in found ? found.payment.operations.map(({ key }) => key) : [];
      expect(shown).toEqual(expect.arrayContaining(keys));
    });

    it.each(['CAPTURE', 'VOID', 'REFUND'] as const)(
      'has one effect of a %s that is sent twice',
      async (kind) => {
        const { call, operate, paymentReference } = await held({
          captureMethod: kind === 'REFUND' ? 'AUTOMATIC' : 'MANUAL',
        });
        const asked = { key: newId(), amountMinor: kind === 'VOID' ? 10_000 : 4000 };
        const first = await operate(kind, asked);
        const second = await operate(kind, asked);
        const found = await provider().findOperation({ key: asked.key, paymentReference });
        for (const each of [first, second, found])
          expect(each).toMatchObject({ kind: 'succeeded', amountMinor: asked.amountMinor });
        const [book] = booked(call.key);
        expect(book).toMatchObject({
          capturedMinor: { CAPTURE: 4000, VOID: 0, REFUND: 10_000 }[kind],
          refundedMinor: kind === 'REFUND' ? 4000 : 0,
        });
      },
    );

    it('neither takes more than is held nor gives back more than was taken', async () => {
      const { call, operate } = await held();
      expect(await operate('CAPTURE', { amountMinor: 10_001 })).toMatchObject({ kind: 'failed' });
      await operate('CAPTURE', { amountMinor: 5000 });
      expect(await operate('REFUND', { amountMinor: 5001 })).toMatchObject({ kind: 'failed' });
      expect(booked(call.key)).toMatchObject([{ capturedMinor: 5000, refundedMinor: 0 }]);
    });

    it('has never seen an operation that never arrived', async () => {
      const { paymentReference } = await held();
      const asked = { key: newId(), paymentReference };
      expect(await provider().findOperation(asked)).toEqual({ kind: 'unseen' });
    });
  });

  describe('news', () => {
    const now = new Date();
    const read = (...[key, secret, at]: Parameters<ContractSubject['standIn']['message']>) =>
      provider().readWebhook(subject.standIn.message(key, secret, at), now);

    it('is believed with the new secret or the old one, and says how the payment stands', async () => {
      const { call, paymentReference } = await held();
      for (const secret of ['current', 'previous'] as const) {
        const reading = read(call.key, secret, now);
        if (reading.kind !== 'genuine') throw new Error(reading.kind);
        expect(provider().newsOf(reading.type, reading.body)).toMatchObject({
          kind: 'payment',
          outcome: {
            kind: 'authorized',
            payment: { key: call.key, reference: paymentReference, authorizedMinor: 10_000 },
          },
        });
      }
    });

    it('is forged where the secret, the time or the body is another, or nothing is signed', async () => {
      const { call } = await held();
      expect(read(call.key, 'foreign', now)).toEqual({ kind: 'forged' });
      expect(read(call.key, 'current', later(now, -301 * secondMs))).toEqual({ kind: 'forged' });
      const message = subject.standIn.message(call.key, 'current', now);
      const altered = message.body.toString().replace('EUR', 'USD').replace('eur', 'usd');
      expect(provider().readWebhook({ ...message, body: Buffer.from(altered) }, now)).toEqual({
        kind: 'forged',
      });
      expect(provider().readWebhook({ ...message, headers: {} }, now)).toEqual({ kind: 'forged' });
    });

    it('of another kind is none of ours', () => {
      expect(provider().newsOf('shop.opened', { data: {} })).toEqual({ kind: 'other' });
    });
  });
}
