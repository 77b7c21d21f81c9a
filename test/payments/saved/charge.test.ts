import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { saveCustomer } from '../../../src/customers/index.js';
import { innerId, toGlobalId } from '../../../src/platform/graphql/node.js';
import { answered, freshKey } from '../../support/journey.js';
import { openTakings } from '../refunds/takings.js';
import { absence, presence, walletOf } from './wallet.js';

const charge = /* GraphQL */ `
  mutation ($input: ChargeSavedPaymentMethodInput!) {
    chargeSavedPaymentMethod(input: $input) {
      __typename
      ... on UserError { message code }
      ... on SavedPaymentMethodNotUsable { unusable: reason }
      ... on OutsideMandate { reason maxAmountMinor currency endsAt }
      ... on ChargeSavedPaymentMethodPayload {
        paymentIntent {
          id state purpose wantedFor captured { amountMinor } authorized { amountMinor } voided { amountMinor }
          nextAction { type url reason } lastError { code } ledgerEntries { kind }
          attempts { state initiator sca { exemption result liabilityShift } }
        }
      }
    }
  }`;

let here: Awaited<ReturnType<typeof openTakings>>;
let customers = 0;
beforeAll(async () => {
  here = await openTakings({ stock: { 'CAP-BLUE': { LYON: 100 } } });
});
afterEach(async () => {
  here.shop.sandbox.control.behave();
  expect(await here.findings()).toEqual([]);
});
afterAll(() => here.close());

/** Somebody new with a wallet. */
async function customer() {
  customers += 1;
  const code = `absent-${customers}`;
  const known = { code, email: `${code}@example.org`, firstName: 'Noé', lastName: 'Petit' };
  const { customerId } = await here.shop.app.gateway.runAsSystem('given', (work) =>
    saveCustomer(work, { ...known, locale: 'fr' }),
  );
  const as = { token: await here.shop.tokenOf(code) };
  return { as, customerId: toGlobalId('Customer', customerId), ...walletOf(here.shop, as) };
}

/** A card that may be charged in the absence of its holder: what a charge of it says. */
async function kept(token = 'tok_success', consent: object = absence) {
  const wallet = await customer();
  const { paymentMethod } = await wallet.save(token, consent);
  const { as, customerId } = wallet;
  return { wallet, as, of: { customerId, savedPaymentMethodId: paymentMethod.id as string } };
}

function tryCharge(input: object, as = here.by('supervisor')) {
  const usual = { amountMinor: 2000, currency: 'EUR', wantedFor: 'Parking, 3 hours' };
  return here.shop.ask(charge, { input: { idempotencyKey: freshKey(), ...usual, ...input } }, as);
}

const ask = async (input: object, as = here.by('supervisor')) =>
  answered(await tryCharge(input, as));

/** How often the provider was asked for money of a customer, and how much it has taken. */
function takenFrom(paymentIntents: readonly { id: string }[]): number {
  const ids = new Set(paymentIntents.map(({ id }) => innerId('PaymentIntent', id)));
  const payments = here.shop.sandbox.control.books().filter((each) => ids.has(each.reference));
  return payments.reduce((sum, each) => sum + each.amountCaptured.minor, 0);
}

describe('a charge in the absence of the customer', () => {
  it('takes the money at once, says what for, and can be given back', async () => {
    const { of, as } = await kept();
    const { paymentIntent } = await ask(of, here.by('admin'));
    expect(paymentIntent).toMatchObject({
      state: 'CAPTURED',
      purpose: 'USAGE',
      wantedFor: 'Parking, 3 hours',
      captured: { amountMinor: 2000 },
      nextAction: null,
      attempts: [
        {
          initiator: 'MERCHANT',
          sca: { exemption: 'MIT', result: 'EXEMPTED', liabilityShift: false },
        },
      ],
    });
    const { id } = paymentIntent;
    const question = 'query ($id: ID!) { paymentIntent(id: $id) { state wantedFor } }';
    expect(answered(await here.shop.ask(question, { id }, as))).toEqual({
      state: 'CAPTURED',
      wantedFor: 'Parking, 3 hours',
    });
    expect((await here.refundOf(id, { amountMinor: 600 })).refund.state).toBe('SUCCEEDED');
    const { ledgerEntries } = await here.see(id, here.by('supervisor'));
    expect(ledgerEntries.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'CAPTURE',
      'REFUND',
      'REFUND_GRANTED',
      'SALE',
    ]);
  });

  it('is made with what the desk sees that they have agreed to', async () => {
    const { of, wallet } = await kept('tok_mastercard');
    const query = `query ($id: ID!) { customer(id: $id) { savedPaymentMethods {
      id last4 consent { scope maxAmount { amountMinor } } } } }`;
    const seen = async () =>
      answered(await here.shop.ask(query, { id: of.customerId }, here.by('supervisor')))
        .savedPaymentMethods;
    const consent = { scope: 'OFF_SESSION', maxAmount: { amountMinor: 5000 } };
    expect(await seen()).toEqual([{ id: of.savedPaymentMethodId, last4: '4444', consent }]);
    await wallet.revoke(of.savedPaymentMethodId);
    expect(await seen()).toEqual([]);
  });

  it('holds the money until it is known how much it comes to', async () => {
    const { of } = await kept();
    const { paymentIntent } = await ask({ ...of, captureMethod: 'MANUAL' });
    expect(paymentIntent).toMatchObject({ state: 'AUTHORIZED', authorized: { amountMinor: 2000 } });
    const { id: paymentIntentId } = paymentIntent;
    const taken = await here.ask('capturePayment', { paymentIntentId, amountMinor: 1250 });
    expect(taken.paymentIntent.state).toBe('CAPTURED');
    expect(takenFrom([paymentIntent])).toBe(1250);
  });

  it('shows a decline as a state, and takes nothing', async () => {
    const { of } = await kept('tok_empty_in_absence');
    const { paymentIntent } = await ask(of);
    expect(paymentIntent).toMatchObject({
      state: 'REQUIRES_PAYMENT_METHOD',
      lastError: { code: 'INSUFFICIENT_FUNDS' },
    });
    expect(takenFrom([paymentIntent])).toBe(0);
  });

  it('says where the card holder has to go, where their bank wants to see them', async () => {
    const wallet = await customer();
    await wallet.buy({ paymentMethodToken: 'tok_challenge_always', savePaymentMethod: absence });
    const { control } = here.shop.sandbox;
    const approve = () => {
      const waiting = control.books().filter(({ status }) => status === 'requires_action');
      for (const { id } of waiting) control.settleChallenge(id, 'approve');
    };
    approve();
    const methods = async () => (await wallet.list()).nodes;
    await expect.poll(async () => (await methods()).length, { timeout: 30_000 }).toBe(1);
    const [{ id: savedPaymentMethodId }] = await methods();
    const { paymentIntent } = await ask({ customerId: wallet.customerId, savedPaymentMethodId });
    expect(paymentIntent).toMatchObject({
      state: 'REQUIRES_ACTION',
      nextAction: {
        type: 'REDIRECT',
        reason: 'STEP_UP',
        url: expect.stringMatching('/challenge/'),
      },
    });
    approve();
    const stateNow = async () => (await here.see(paymentIntent.id)).state;
    await expect.poll(stateNow, { timeout: 30_000 }).toBe('CAPTURED');
  });

  it('is asked about where its answer is lost, and never made twice', async () => {
    const { of } = await kept();
    const misbehaviour = { kind: 'timeout-after' } as const;
    here.shop.sandbox.control.misbehave({ operation: 'authorize', misbehaviour });
    const asked = { ...of, idempotencyKey: freshKey() };
    const { paymentIntent } = await ask(asked);
    expect(['UNKNOWN', 'CAPTURED']).toContain(paymentIntent.state);
    expect((await ask(asked)).paymentIntent.id).toBe(paymentIntent.id);
    const stateNow = async () => (await here.see(paymentIntent.id)).state;
    await expect.poll(stateNow, { timeout: 30_000 }).toBe('CAPTURED');
    expect(takenFrom([paymentIntent])).toBe(2000);
  });
});

describe('however many ask at once', () => {
  it('is made once under one key, and not with another body', async () => {
    const { of } = await kept();
    const asked = { ...of, idempotencyKey: freshKey() };
    const [first, second] = await Promise.all([ask(asked), ask(asked)]);
    expect(second.paymentIntent.id).toBe(first.paymentIntent.id);
    expect(await ask({ ...asked, amountMinor: 2001 })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
    expect(takenFrom([first.paymentIntent])).toBe(2000);
  });

  it('is made for each key, each within what was agreed to', async () => {
    const { of } = await kept();
    const answers = await Promise.all([ask(of), ask({ ...of, amountMinor: 5001 }), ask(of)]);
    const kinds = answers.map(({ __typename }) => __typename);
    expect(kinds).toEqual([
      'ChargeSavedPaymentMethodPayload',
      'OutsideMandate',
      'ChargeSavedPaymentMethodPayload',
    ]);
    const made = answers.flatMap(({ paymentIntent }) => paymentIntent ?? []);
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
    expect(takenFrom(made)).toBe(4000);
  });

  it('comes before a revocation, or is refused by it', async () => {
    const { of, wallet } = await kept();
    const [asked] = await Promise.all([ask(of), wallet.revoke(of.savedPaymentMethodId)]);
    const refused = { __typename: 'SavedPaymentMethodNotUsable', unusable: 'REVOKED' };
    if (asked.paymentIntent) expect(asked.paymentIntent.state).toMatch(/CAPTURED|REQUIRES/);
    else expect(asked).toMatchObject(refused);
    expect(await ask(of)).toMatchObject(refused);
  });
});

describe('outside of what was agreed to', () => {
  it.each([
    ['more than was agreed to', { amountMinor: 5001 }, 'AMOUNT'],
    ['another currency', { currency: 'USD' }, 'CURRENCY'],
  ])('%s is refused with the limits', async (_what, more, reason) => {
    const { of } = await kept();
    const limits = { maxAmountMinor: 5000, currency: 'EUR', endsAt: absence.endsAt };
    expect(await ask({ ...of, ...more })).toMatchObject({
      __typename: 'OutsideMandate',
      reason,
      ...limits,
    });
  });

  it('what was kept for the customer alone is refused', async () => {
    const { of } = await kept('tok_success', presence);
    expect(await ask(of)).toMatchObject({
      __typename: 'OutsideMandate',
      reason: 'NO_MANDATE',
      maxAmountMinor: null,
    });
  });

  it('an agreement that is over is refused', async () => {
    const endsAt = new Date(Date.now() + 1500).toISOString();
    const { of } = await kept('tok_success', { ...absence, endsAt });
    const reasonNow = async () => (await ask({ ...of, amountMinor: 1 })).reason;
    await expect.poll(reasonNow, { timeout: 20_000 }).toBe('ENDED');
  });

  it('somebody else’s method is refused like one that is not there', async () => {
    const { of } = await kept();
    const other = await kept();
    const nothing = { __typename: 'SavedPaymentMethodNotUsable', unusable: 'NOT_FOUND' };
    const { customerId } = other.of;
    expect(await ask({ ...of, customerId })).toMatchObject(nothing);
    const unknown = toGlobalId('SavedPaymentMethod', innerId('Customer', customerId));
    expect(await ask({ ...of, savedPaymentMethodId: unknown })).toMatchObject(nothing);
  });
});

it.each([
  ['nothing', { amountMinor: 0 }, 'BAD_USER_INPUT'],
  ['less than nothing', { amountMinor: -1 }, 'BAD_USER_INPUT'],
  ['a currency that there is not', { currency: 'XXZ' }, 'BAD_USER_INPUT'],
  ['no word of what for', { wantedFor: ' ' }, 'BAD_USER_INPUT'],
  ['another kind of thing', { savedPaymentMethodId: toGlobalId('Cart', 'x') }, 'BAD_USER_INPUT'],
  ['nobody', { customerId: toGlobalId('Cart', 'x') }, 'NOT_FOUND'],
])('is no question: %s', async (_what, wrong, code) => {
  const { of } = await kept();
  const { errors } = await tryCharge({ ...of, ...wrong });
  expect(errors?.[0]?.extensions.code).toBe(code);
});

it('is not for customers, nor for those who only serve them', async () => {
  const { of, as } = await kept();
  for (const who of [as, here.by('agent'), here.by('associate')]) {
    const { errors } = await tryCharge(of, who);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});
