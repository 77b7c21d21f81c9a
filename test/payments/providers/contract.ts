import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/kernel/ids.js';
import { takesCardsOnItsPage } from './card-page-contract.js';
import { ContractSteps } from './contract-steps.js';
import type { OpenSubject } from './contract-subject.js';
import { tellsNewsThatCanBeTrusted } from './news-contract.js';

/** What every payment provider has to keep, whoever is behind it. */
export function keepsThePaymentContract(open: OpenSubject): void {
  let steps: ContractSteps;
  beforeAll(async () => {
    steps = new ContractSteps(await open());
  });
  afterAll(() => steps.standIn.close());

  describe('authorising', () => {
    it('holds the money, and says what it was made with', async () => {
      const { call, outcome } = await steps.held();
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
      expect(steps.booked(call.key)).toMatchObject([{ authorizedMinor: 10_000, capturedMinor: 0 }]);
    });

    it('takes the money at once where that is asked', async () => {
      const { call, outcome } = await steps.held({ captureMethod: 'AUTOMATIC' });
      const taken = { kind: 'captured', payment: { capturedMinor: 10_000 } };
      expect(outcome).toMatchObject(taken);
      expect(await steps.learned(call)).toMatchObject(taken);
      expect(steps.booked(call.key)).toMatchObject([{ capturedMinor: 10_000 }]);
    });

    it('books once, however often the same is sent', async () => {
      const call = steps.wish();
      const [first, second] = await Promise.all([
        steps.provider.authorize(call),
        steps.provider.authorize(call),
      ]);
      const third = await steps.provider.authorize(call);
      expect(steps.booked(call.key)).toHaveLength(1);
      expect([first.kind, second.kind, third.kind]).toContain('authorized');
      expect(third).toMatchObject({ kind: 'authorized' });
    });

    it('neither books again nor calls it done when a key comes back with another sum', async () => {
      const { call } = await steps.held();
      const outcome = await steps.provider.authorize({ ...call, amountMinor: 20_000 });
      expect(['refused', 'unknown']).toContain(outcome.kind);
      expect(steps.booked(call.key)).toMatchObject([{ authorizedMinor: 10_000 }]);
    });

    it('tells why the bank said no, in the words of the shop', async () => {
      const call = steps.wish({ methodToken: steps.standIn.tokens.decline });
      const declined = {
        kind: 'declined',
        code: 'INSUFFICIENT_FUNDS',
        payment: { key: call.key, authorizedMinor: 0 },
      };
      expect(await steps.provider.authorize(call)).toMatchObject(declined);
      expect(await steps.foundOut(call)).toMatchObject(declined);
      expect(await steps.learned(call)).toMatchObject(declined);
      expect(steps.booked(call.key)).toMatchObject([{ authorizedMinor: 0 }]);
    });

    it('sends the card holder to their bank, and holds nothing meanwhile', async () => {
      const { call, outcome, operate } = await steps.held({
        methodToken: steps.standIn.tokens.challenge,
      });
      expect(outcome).toMatchObject({
        kind: 'requiresAction',
        action: { type: 'REDIRECT', url: expect.stringMatching(/^https?:/) },
        payment: { authorizedMinor: 0 },
      });
      expect(await steps.foundOut(call)).toMatchObject({ kind: 'requiresAction' });
      expect(steps.booked(call.key)).toMatchObject([{ authorizedMinor: 0 }]);
      if (steps.standIn.abandon) steps.standIn.abandon(call.key);
      else await operate('VOID');
      const canceled = { kind: 'canceled', payment: { key: call.key, authorizedMinor: 0 } };
      expect(await steps.learned(call)).toMatchObject(canceled);
      expect(steps.booked(call.key)).toMatchObject([{ authorizedMinor: 0, capturedMinor: 0 }]);
    });

    it.each(['MANUAL', 'AUTOMATIC'] as const)(
      'has the money once the card holder has agreed: %s',
      async (captureMethod) => {
        const methodToken = steps.standIn.tokens.challenge;
        const { call } = await steps.held({ methodToken, captureMethod });
        steps.standIn.agree(call.key);
        const isTaken = captureMethod === 'AUTOMATIC';
        expect(await steps.learned(call)).toMatchObject({
          kind: isTaken ? 'captured' : 'authorized',
          payment: { key: call.key, ourReference: call.reference, authorizedMinor: 10_000 },
        });
        const capturedMinor = isTaken ? 10_000 : 0;
        expect(steps.booked(call.key)).toMatchObject([{ authorizedMinor: 10_000, capturedMinor }]);
      },
    );

    it.each([{ currency: 'XXX' }, { amountMinor: 0 }])(
      'refuses %o, and books nothing',
      async (wrong) => {
        const call = steps.wish(wrong);
        expect(await steps.provider.authorize(call)).toMatchObject({ kind: 'refused' });
        expect(steps.booked(call.key)).toEqual([]);
      },
    );

    it('calls an answer that does not come unknown, and it can be found out', async () => {
      const call = steps.wish({ methodToken: steps.standIn.tokens.timeoutAfter });
      const unknown = { kind: 'unknown', reason: 'timeout' };
      expect(await steps.provider.authorize(call)).toEqual(unknown);
      const held = { kind: 'authorized', payment: { key: call.key, authorizedMinor: 10_000 } };
      expect(await steps.foundOut(call)).toMatchObject(held);
      expect(await steps.learned(call)).toMatchObject(held);
      expect(steps.booked(call.key)).toHaveLength(1);
    });

    it('has never seen what never arrived, or says that it cannot know', async () => {
      const found = await steps.provider.findPayment({ key: newId(), reference: null });
      expect(found.kind).toBe(steps.canBeAsked ? 'unseen' : 'unknown');
    });
  });

  describe('what follows', () => {
    it('takes a part, and lets go of the rest', async () => {
      const { call, end, find } = await steps.held();
      const key = newId();
      const taken = { kind: 'succeeded', amountMinor: 7000, payment: { currency: 'EUR' } };
      const ended = await end('CAPTURE', { key, amountMinor: 7000 });
      expect(ended).toMatchObject(taken);
      expect(steps.booked(call.key)).toMatchObject([{ capturedMinor: 7000, voidedMinor: 3000 }]);
      if (!steps.canBeAsked) return;
      expect(ended).toMatchObject({ payment: { capturedMinor: 7000, voidedMinor: 3000 } });
      const operations = [{ key, succeeded: true, amountMinor: 7000 }];
      expect(await find()).toMatchObject({ kind: 'captured', payment: { operations } });
    });

    it('takes several parts where it can, and lets go of the rest when asked', async () => {
      if (!steps.provider.capabilities.multiCapture) return;
      const { call, end, find } = await steps.held();
      await end('CAPTURE', { amountMinor: 3000, final: false });
      const second = await end('CAPTURE', { amountMinor: 4000, final: false });
      expect(second).toMatchObject({ payment: { capturedMinor: 7000, voidedMinor: 0 } });
      const released = await end('VOID', { amountMinor: 3000 });
      expect(released).toMatchObject({ kind: 'succeeded', amountMinor: 3000 });
      expect(await find()).toMatchObject({
        payment: { capturedMinor: 7000, voidedMinor: 3000, expiredMinor: 0, refundedMinor: 0 },
      });
      expect(steps.booked(call.key)).toMatchObject([{ capturedMinor: 7000, voidedMinor: 3000 }]);
    });

    it('gives up a hold', async () => {
      const { call, end, find } = await steps.held();
      expect(await end('VOID')).toMatchObject({ kind: 'succeeded', amountMinor: 10_000 });
      expect(steps.booked(call.key)).toMatchObject([{ capturedMinor: 0, voidedMinor: 10_000 }]);
      expect(await end('CAPTURE')).toMatchObject({ kind: 'failed' });
      if (!steps.canBeAsked) return;
      expect(await find()).toMatchObject({ kind: 'canceled', payment: { voidedMinor: 10_000 } });
    });

    it('gives back a part, and then the rest', async () => {
      const { call, end, find } = await steps.held({ captureMethod: 'AUTOMATIC' });
      const part = { amountMinor: 4000, final: false };
      const ended = await end('REFUND', part);
      expect(ended).toMatchObject({ kind: 'succeeded', amountMinor: 4000 });
      await end('REFUND', { amountMinor: 6000, final: false });
      expect(steps.booked(call.key)).toMatchObject([{ refundedMinor: 10_000 }]);
      if (!steps.canBeAsked) return;
      expect(ended).toMatchObject({ payment: { refundedMinor: 4000 } });
      const account = { capturedMinor: 10_000, refundedMinor: 10_000 };
      expect(await find()).toMatchObject({ payment: account });
    });

    it('gives back all that was taken at once, in one', async () => {
      const { call, end } = await steps.held({ captureMethod: 'AUTOMATIC' });
      const whole = { kind: 'succeeded', amountMinor: 10_000 };
      expect(await end('REFUND', { final: true })).toMatchObject(whole);
      expect(steps.booked(call.key)).toMatchObject([{ refundedMinor: 10_000 }]);
      expect(await end('REFUND', { final: false })).toMatchObject({ kind: 'failed' });
    });

    it('gives back in many small parts, and counts them all', async () => {
      if (!steps.provider.capabilities.partialRefund) return;
      const { call, end, find } = await steps.held({ captureMethod: 'AUTOMATIC' });
      const keys = Array.from({ length: 12 }, newId);
      for (const key of keys) await end('REFUND', { key, amountMinor: 100, final: false });
      expect(steps.booked(call.key)).toMatchObject([{ refundedMinor: 1200 }]);
      if (!steps.canBeAsked) return;
      const found = await find();
      expect(found).toMatchObject({ payment: { refundedMinor: 1200 } });
      const shown = 'payment' in found ? found.payment.operations.map(({ key }) => key) : [];
      expect(shown).toEqual(expect.arrayContaining(keys));
    });

    const once = [
      ['CAPTURE', 'MANUAL', 4000, { capturedMinor: 4000, refundedMinor: 0 }],
      ['VOID', 'MANUAL', 10_000, { capturedMinor: 0, refundedMinor: 0 }],
      ['REFUND', 'AUTOMATIC', 4000, { capturedMinor: 10_000, refundedMinor: 4000 }],
    ] as const;

    it.each(once)(
      'has one effect of a %s that is sent twice',
      async (kind, captureMethod, amountMinor, booked) => {
        const { call, operate, end, paymentReference } = await steps.held({ captureMethod });
        const asked = { key: newId(), amountMinor, final: kind === 'CAPTURE' };
        const succeeded = { kind: 'succeeded', amountMinor };
        const first = await operate(kind, asked);
        expect(await end(kind, asked)).toMatchObject(succeeded);
        const again = await operate(kind, asked);
        const lookup = { key: asked.key, paymentReference };
        const found = await steps.provider.findOperation(lookup);
        if (steps.canBeAsked)
          for (const each of [first, again, found]) expect(each).toMatchObject(succeeded);
        else expect([first, again, found]).toEqual([received, received, { kind: 'unseen' }]);
        expect(steps.booked(call.key)).toMatchObject([booked]);
      },
    );

    it('neither takes more than is held nor gives back more than was taken', async () => {
      const { call, end } = await steps.held();
      expect(await end('CAPTURE', { amountMinor: 10_001 })).toMatchObject({ kind: 'failed' });
      await end('CAPTURE', { amountMinor: 5000 });
      const tooMuch = { amountMinor: 5001, final: false };
      expect(await end('REFUND', tooMuch)).toMatchObject({ kind: 'failed' });
      expect(steps.booked(call.key)).toMatchObject([{ capturedMinor: 5000, refundedMinor: 0 }]);
    });

    it('fails for good on a payment that is not there', async () => {
      const { call } = await steps.held();
      const { key: _, ...asked } = { ...call, final: true, reason: null };
      const operation = {
        ...asked,
        kind: 'CAPTURE',
        paymentReference: 'NOTHERE000000000',
      } as const;
      expect(await steps.provider.operate({ ...operation, key: newId() })).toMatchObject({
        kind: 'failed',
      });
    });

    it('has never seen an operation that never arrived', async () => {
      const { paymentReference } = await steps.held();
      const asked = { key: newId(), paymentReference };
      expect(await steps.provider.findOperation(asked)).toEqual({ kind: 'unseen' });
    });
  });

  describe('the card page', () => takesCardsOnItsPage(() => steps));

  describe('news', () => tellsNewsThatCanBeTrusted(() => steps));
}

const received = { kind: 'unknown', reason: 'received' };
