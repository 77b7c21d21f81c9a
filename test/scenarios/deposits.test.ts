import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { paymentsModule } from '../../src/payments/index.js';
import { diagnose } from '../../src/platform/doctor.js';
import { toGlobalId } from '../../src/platform/graphql/node.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';

const payment = /* GraphQL */ `
  fragment Held on PaymentIntent {
    id state purpose wantedFor authorizationExpiresAt
    authorized { amountMinor } captured { amountMinor } voided { amountMinor } refunded { amountMinor }
    operations { kind phase reason amount { amountMinor } }
    explain { summary nextActions }
    ledgerEntries { kind postings { account debit { amountMinor } } }
  }
  fragment Why on UserError {
    message
    ... on CaptureNotPossible { capturableMinor currency state }
    ... on VoidNotPossible { left: capturableMinor }
    ... on PaymentPurposeDiffers { purpose }
  }`;

const mutations = {
  requestDeposit: 'RequestDepositInput',
  authorizeUpTo: 'AuthorizeUpToInput',
  captureDeposit: 'CaptureDepositInput',
  capturePayment: 'CapturePaymentInput',
  releaseDeposit: 'ReleaseHoldInput',
  voidPayment: 'ReleaseHoldInput',
} as const;
type Mutation = keyof typeof mutations;

let shop: StockedShop;
let customerId: string;
beforeAll(async () => {
  shop = await given.shop();
  const { rows } = await shop.app.gateway.database.pool.query<{ id: string }>(
    `select id from customer where email = 'customer@example.org'`,
  );
  customerId = toGlobalId('Customer', rows[0]?.id ?? '');
});
afterEach(async () => {
  const findings = await diagnose(shop.app.gateway.db, paymentsModule.checks ?? []);
  expect(findings.flatMap((each) => each.findings)).toEqual([]);
});
afterAll(() => shop.close());

async function send(mutation: Mutation, given: object, persona = 'supervisor') {
  return shop.ask(
    `mutation ($input: ${mutations[mutation]}!) {
      ${mutation}(input: $input) {
        __typename
        ... on HoldPayload { paymentIntent { ...Held } }
        ... on UserError { ...Why }
      }
    } ${payment}`,
    { input: { idempotencyKey: freshKey(), ...given } },
    { token: await shop.tokenOf(persona) },
  );
}

const ask = async (mutation: Mutation, given: object, persona?: string) =>
  answered(await send(mutation, given, persona));

const table = { currency: 'EUR', wantedFor: 'Table for six', amountMinor: 5000 };

/** A deposit that is held: its payment. */
async function deposit(token = 'tok_success') {
  const asked = await ask('requestDeposit', { ...table, customerId, paymentMethodToken: token });
  return asked.paymentIntent;
}

describe('a deposit', () => {
  it('is paid by its customer, and kept in part with a reason', async () => {
    const { paymentIntent: asked } = await ask('requestDeposit', { ...table, customerId });
    expect(asked).toMatchObject({
      state: 'REQUIRES_PAYMENT_METHOD',
      purpose: 'DEPOSIT',
      wantedFor: 'Table for six',
    });
    const paid = answered(
      await shop.ask(
        /* GraphQL */ `mutation ($input: ConfirmPaymentInput!) {
          confirmPayment(input: $input) { ... on ConfirmPaymentPayload { paymentIntent { state authorizationExpiresAt } } }
        }`,
        {
          input: {
            paymentIntentId: asked.id,
            paymentMethodToken: 'tok_success',
            idempotencyKey: freshKey(),
          },
        },
        { token: await shop.tokenOf('customer') },
      ),
    );
    expect(paid.paymentIntent).toMatchObject({
      state: 'AUTHORIZED',
      authorizationExpiresAt: expect.any(String),
    });
    const taken = await ask('captureDeposit', {
      paymentIntentId: asked.id,
      amountMinor: 2000,
      reason: 'Nobody came',
    });
    expect(taken.paymentIntent).toMatchObject({
      state: 'CAPTURED',
      captured: { amountMinor: 2000 },
      voided: { amountMinor: 3000 },
      operations: expect.arrayContaining([
        {
          kind: 'CAPTURE',
          phase: 'SUCCEEDED',
          reason: 'Nobody came',
          amount: { amountMinor: 2000 },
        },
      ]),
      ledgerEntries: [{ kind: 'CAPTURE' }, { kind: 'SALE' }],
    });
  });

  it('is released, once, whoever asks at the same time', async () => {
    const { id: paymentIntentId } = await deposit();
    const reason = 'They came';
    const answers = await Promise.all([
      ask('releaseDeposit', { paymentIntentId, reason }),
      ask('releaseDeposit', { paymentIntentId, reason }),
      ask('captureDeposit', { paymentIntentId, reason, amountMinor: 5000 }),
    ]);
    const kinds = answers.map((each) => each.__typename);
    expect(kinds.filter((kind) => kind === 'HoldPayload')).toHaveLength(1);
    const [payment] = shop.sandbox.control.books().slice(-1);
    expect((payment?.amountVoided.minor ?? 0) + (payment?.amountCaptured.minor ?? 0)).toBe(5000);
  });

  it('is never taken by what takes other payments', async () => {
    const { id: paymentIntentId, explain } = await deposit();
    expect(explain.nextActions).toEqual(['captureDeposit', 'releaseDeposit']);
    expect(await ask('capturePayment', { paymentIntentId, amountMinor: 1 })).toMatchObject({
      __typename: 'PaymentPurposeDiffers',
      purpose: 'DEPOSIT',
    });
    expect(await ask('voidPayment', { paymentIntentId, reason: 'x' })).toMatchObject({
      __typename: 'PaymentPurposeDiffers',
    });
  });
});

describe('money that is held up to a sum', () => {
  const fuel = { currency: 'EUR', upToMinor: 15_000, wantedFor: 'Pump 4' };

  it('is taken as it was used, and the rest released', async () => {
    const given = { ...fuel, paymentMethodToken: 'tok_success' };
    const { paymentIntent } = await ask('authorizeUpTo', given, 'customer');
    expect(paymentIntent).toMatchObject({ state: 'AUTHORIZED', purpose: 'USAGE' });
    const taken = await ask('capturePayment', {
      paymentIntentId: paymentIntent.id,
      amountMinor: 6231,
    });
    expect(taken.paymentIntent).toMatchObject({
      state: 'CAPTURED',
      captured: { amountMinor: 6231 },
      voided: { amountMinor: 8769 },
    });
    const again = { paymentIntentId: paymentIntent.id, amountMinor: 1 };
    expect(await ask('capturePayment', again)).toMatchObject({
      __typename: 'CaptureNotPossible',
      capturableMinor: 0,
    });
  });

  it('is never taken beyond that sum, and shows a decline as a state', async () => {
    const given = { ...fuel, customerId, paymentMethodToken: 'tok_mastercard' };
    const { paymentIntent } = await ask('authorizeUpTo', given, 'agent');
    const over = { paymentIntentId: paymentIntent.id, amountMinor: 15_001 };
    expect(await ask('capturePayment', over, 'agent')).toMatchObject({
      __typename: 'CaptureNotPossible',
      capturableMinor: 15_000,
      currency: 'EUR',
      state: 'AUTHORIZED',
    });
    const declined = { ...fuel, paymentMethodToken: 'tok_declined_insufficient_funds' };
    expect(await ask('authorizeUpTo', declined, 'customer')).toMatchObject({
      paymentIntent: { state: 'REQUIRES_PAYMENT_METHOD' },
    });
  });
});

describe('what cannot be', () => {
  it.each([
    ['requestDeposit', { amountMinor: 0 }],
    ['requestDeposit', { amountMinor: -1 }],
    ['requestDeposit', { currency: 'XXZ' }],
    ['requestDeposit', { wantedFor: '  ' }],
    ['requestDeposit', { payBy: '2020-01-01T00:00:00Z' }],
    ['requestDeposit', { payBy: '2099-01-01T00:00:00Z' }],
  ] as const)('%s with %o is no question', async (mutation, wrong) => {
    const { errors } = await send(mutation, { ...table, customerId, ...wrong });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is refused with its reason', async () => {
    const { id: paymentIntentId } = await deposit();
    const take = { paymentIntentId, reason: 'x' };
    for (const amountMinor of [0, -5]) {
      const { errors } = await send('captureDeposit', { ...take, amountMinor });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    const nobody = toGlobalId('Customer', '01900000-0000-7000-8000-000000000000');
    const unknown = await send('requestDeposit', { ...table, customerId: nobody });
    expect(unknown.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const token = { ...table, customerId, paymentMethodToken: 'no token' };
    expect(await ask('requestDeposit', token)).toMatchObject({ __typename: 'InvalidPaymentToken' });
  });

  it('is not for buyers, and not for the shop floor', async () => {
    const { id: paymentIntentId } = await deposit();
    const take = { paymentIntentId, reason: 'x', amountMinor: 1 };
    for (const persona of ['customer', 'associate', 'partner', 'device']) {
      const { errors } = await send('captureDeposit', take, persona);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const other = await send(
      'authorizeUpTo',
      {
        currency: 'EUR',
        upToMinor: 1,
        wantedFor: 'x',
        customerId,
      },
      'other-customer',
    );
    expect(other.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('is done once with one key, and not again with another body', async () => {
    const { id: paymentIntentId } = await deposit();
    const idempotencyKey = freshKey();
    const take = { paymentIntentId, reason: 'late', amountMinor: 1000, idempotencyKey };
    const [first, second] = await Promise.all([
      ask('captureDeposit', take),
      ask('captureDeposit', take),
    ]);
    expect(second.paymentIntent.captured).toEqual(first.paymentIntent.captured);
    expect(first.paymentIntent.captured).toEqual({ amountMinor: 1000 });
    expect(await ask('captureDeposit', { ...take, amountMinor: 1001 })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  it('keeps a deposit whose capture failed', async () => {
    const { id: paymentIntentId } = await deposit('tok_capture_fails');
    const take = { paymentIntentId, reason: 'late', amountMinor: 1000 };
    expect(await ask('captureDeposit', take)).toMatchObject({
      paymentIntent: { state: 'AUTHORIZED', captured: { amountMinor: 0 }, ledgerEntries: [] },
    });
  });
});
