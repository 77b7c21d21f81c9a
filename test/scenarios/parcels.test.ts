import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules.js';
import { driveOperations, paymentProviders, renewHold } from '../../src/payments/index.js';
import { diagnose } from '../../src/platform/doctor.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { orderInTwoParts } from '../support/two-parts.js';

const whole = 1990 + 2500;

const orderNow = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      state
      paymentIntent { state captured { amountMinor } voided { amountMinor } claimed { amountMinor } }
    }
  }`;
const reject = /* GraphQL */ `
  mutation ($input: RejectFulfilmentInput!) { rejectFulfilment(input: $input) { __typename } }`;
const capture = /* GraphQL */ `
  mutation ($input: CapturePaymentInput!) { capturePayment(input: $input) { __typename } }`;

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop();
});
afterEach(async () => {
  shop.sandbox.control.behave();
  const checks = modules.flatMap((module) => [...(module.checks ?? [])]);
  const findings = await diagnose(shop.app.gateway.db, checks);
  expect(findings.flatMap((each) => each.findings)).toEqual([]);
});
afterAll(() => shop.close());

type Ordered = Awaited<ReturnType<typeof orderInTwoParts>>;

const seen = async ({ orderId, as }: Ordered) =>
  answered(await shop.ask(orderNow, { id: orderId }, as));

/** How the payment stands once nothing of it moves any more. */
const settled = (ordered: Ordered, expected: object) =>
  expect
    .poll(async () => (await seen(ordered)).paymentIntent, { timeout: 30_000 })
    .toMatchObject(expected);

const minor = (amountMinor: number) => ({ amountMinor });

describe('an order that leaves in two parts', () => {
  it('lets the second part leave while the capture of the first is not known', async () => {
    const ordered = await orderInTwoParts(shop);
    const [lyon, paris] = [await ordered.inLyon(), await ordered.inParis()];
    for (const operation of ['capture', 'read'] as const)
      shop.sandbox.control.misbehave({ operation, misbehaviour: { kind: 'error-before' } });
    expect(await lyon()).toMatchObject({ __typename: 'HandOverOrderPayload' });
    expect((await seen(ordered)).paymentIntent.claimed).toEqual(minor(1990));
    expect(await paris()).toMatchObject({
      __typename: 'HandOverOrderPayload',
      order: { state: 'COMPLETED' },
    });
    await settled(ordered, { state: 'CAPTURED', captured: minor(whole), claimed: minor(0) });
  });

  it('draws what each costs when both leave at the same moment', async () => {
    const ordered = await orderInTwoParts(shop);
    const [lyon, paris] = [await ordered.inLyon(), await ordered.inParis()];
    const answers = await Promise.all([lyon(), paris(), lyon()]);
    expect(answers.filter((each) => each.__typename === 'HandOverOrderPayload')).toHaveLength(2);
    await settled(ordered, { state: 'CAPTURED', captured: minor(whole), voided: minor(0) });
  });

  it('lets the second part leave although a bank has taken back what the first has cost', async () => {
    const ordered = await orderInTwoParts(shop);
    const [lyon, paris] = [await ordered.inLyon(), await ordered.inParis()];
    await lyon();
    await settled(ordered, { captured: minor(1990) });
    const reference = innerId('PaymentIntent', ordered.paymentIntentId);
    const { control } = shop.sandbox;
    const paymentId = control.books().find((each) => each.reference === reference)?.id ?? '';
    const { disputes = [] } = control.openDispute({ paymentId });
    control.settleDispute(paymentId, disputes.at(-1)?.id ?? '', 'lose');
    await settled(ordered, { state: 'CHARGED_BACK' });
    expect(await paris()).toMatchObject({
      __typename: 'HandOverOrderPayload',
      order: { state: 'COMPLETED' },
    });
    await settled(ordered, { captured: minor(whole), voided: minor(0), claimed: minor(0) });
  });

  it('never takes more than the goods cost, whatever the desk captures meanwhile', async () => {
    const ordered = await orderInTwoParts(shop);
    const [lyon, paris] = [await ordered.inLyon(), await ordered.inParis()];
    const byHand = async () => {
      const { paymentIntentId } = ordered;
      const input = { paymentIntentId, amountMinor: 1000, idempotencyKey: freshKey() };
      return answered(await shop.ask(capture, { input }, { token: await shop.tokenOf('agent') }));
    };
    await Promise.all([lyon(), byHand(), paris()]);
    await settled(ordered, { state: 'CAPTURED', captured: minor(whole) });
  });
});

describe('a provider that captures a hold once', () => {
  beforeAll(() => {
    const provider = shop.app.gateway.port(paymentProviders).named('sandbox');
    const capabilities = { ...provider.capabilities, multiCapture: false };
    Object.assign(provider, { capabilities });
  });

  it('is asked for all that has left with the last part', async () => {
    const ordered = await orderInTwoParts(shop);
    const [lyon, paris] = [await ordered.inLyon(), await ordered.inParis()];
    expect(await lyon()).toMatchObject({ __typename: 'HandOverOrderPayload' });
    expect((await seen(ordered)).paymentIntent).toMatchObject({ captured: minor(0) });
    expect(await paris()).toMatchObject({ __typename: 'HandOverOrderPayload' });
    await settled(ordered, { state: 'CAPTURED', captured: minor(whole), voided: minor(0) });
  });

  it('is asked for what has left when the rest will never leave', async () => {
    const ordered = await orderInTwoParts(shop);
    await (await ordered.inLyon())();
    const input = {
      fulfilmentId: ordered.parisId(),
      reason: 'broken',
      idempotencyKey: freshKey(),
    };
    const token = await shop.tokenOf('associate-paris');
    answered(await shop.ask(reject, { input }, { token }));
    await settled(ordered, { state: 'CAPTURED', captured: minor(1990), voided: minor(2500) });
  });

  it('is asked once when both parts leave at the same moment', async () => {
    const ordered = await orderInTwoParts(shop);
    const [lyon, paris] = [await ordered.inLyon(), await ordered.inParis()];
    await Promise.all([lyon(), paris()]);
    await settled(ordered, { state: 'CAPTURED', captured: minor(whole) });
    const [payment] = shop.sandbox.control.books().slice(-1);
    expect(payment?.operations).toHaveLength(1);
  });

  it('is asked for what has left before a hold ends that cannot be renewed', async () => {
    const ordered = await orderInTwoParts(shop, { token: 'tok_extension_fails' });
    await (await ordered.inLyon())();
    const { gateway } = shop.app;
    const intentId = innerId('PaymentIntent', ordered.paymentIntentId);
    const renewed = await gateway.runAsSystem('renewHold', (work) => renewHold(work, { intentId }));
    await driveOperations(gateway, renewed.operationId ? [renewed.operationId] : []);
    await settled(ordered, { state: 'CAPTURED', captured: minor(1990), voided: minor(2500) });
    expect(await (await ordered.inParis())()).toMatchObject({
      __typename: 'PaymentNotCollectable',
    });
  });
});
