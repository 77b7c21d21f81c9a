import 'reflect-metadata';
import { type GraphQLSchema, graphql, parse, subscribe } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.js';
import { paymentsModule } from '../../src/payments/index.js';
import type { Actor } from '../../src/platform/auth/actor.js';
import { guardRootFields } from '../../src/platform/graphql/access.js';
import { RequestContext } from '../../src/platform/graphql/context.js';
import { UserErrorResolver } from '../../src/platform/graphql/results.js';
import { audit } from './support/audit.js';
import { guest, guestKey, openTill, type Till } from './support/till.js';

let till: Till;
let schema: GraphQLSchema;
beforeAll(async () => {
  till = await openTill();
  schema = guardRootFields(
    await buildSchema({
      resolvers: [
        UserErrorResolver,
        ...(paymentsModule.resolvers ?? []),
      ] as unknown as NonEmptyArray<NewableFunction>,
      validate: false,
      // Streams come from the event journal; type-graphql asks for a publisher all the same.
      pubSub: { publish: () => undefined, subscribe: () => ({}) as never },
    }),
  );
});
afterEach(async () => {
  till.sandbox.control.behave();
  expect(await audit(till)).toEqual([]);
});
afterAll(() => till.close());

const owner: Actor = { kind: 'GUEST', guestKey, locationIds: [] };
const somebody: Actor = { kind: 'GUEST', guestKey: 'b'.repeat(64), locationIds: [] };
const agent: Actor = { kind: 'AGENT', id: 'agent-1', locationIds: [] };
const associate: Actor = { kind: 'ASSOCIATE', id: 'associate-1', locationIds: [] };

function contextOf(actor: Actor, locale: 'fr' | 'en' = 'en'): RequestContext {
  return new RequestContext(till.gateway, { ...guest(), actor, locale });
}

async function ask(source: string, variableValues: object, actor = owner, locale?: 'fr' | 'en') {
  const answer = await graphql({
    schema,
    source,
    variableValues: variableValues as Record<string, unknown>,
    contextValue: contextOf(actor, locale),
  });
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the test's own question
  return answer as { data?: any; errors?: readonly { message: string; extensions: object }[] };
}

const idOf = (intentId: string) => toGlobalId('PaymentIntent', intentId);

const confirmation = /* GraphQL */ `
  mutation ($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) {
      __typename
      ... on ConfirmPaymentPayload {
        paymentIntent {
          id state nextAction { type url expiresAt }
          lastError { code message retryable alternatives }
          attempts { number state channel card { brand last4 } error { code } }
        }
      }
      ... on UserError { code message retryable nextActions }
    }
  }`;

const confirm = (intentId: string, token: string, key: string, actor = owner) =>
  ask(
    confirmation,
    {
      input: {
        paymentIntentId: idOf(intentId),
        paymentMethodToken: token,
        returnUrl: 'https://shop.example/back',
        idempotencyKey: key,
      },
    },
    actor,
  );

describe('confirmPayment', () => {
  it('pays, and gives the same answer to the same key without a second charge', async () => {
    const intentId = await till.wish();
    const answers = await Promise.all([
      confirm(intentId, 'tok_success', 'key-1'),
      confirm(intentId, 'tok_success', 'key-1'),
    ]);
    answers.push(await confirm(intentId, 'tok_success', 'key-1'));
    for (const { data, errors } of answers) {
      expect(errors).toBeUndefined();
      expect(data.confirmPayment).toMatchObject({
        __typename: 'ConfirmPaymentPayload',
        paymentIntent: { id: idOf(intentId), state: 'AUTHORIZED', lastError: null },
      });
    }
    const booked = till.sandbox.control.books().filter(({ reference }) => reference === intentId);
    expect(booked).toHaveLength(1);
    const other = await confirm(intentId, 'tok_mastercard', 'key-1');
    expect(other.data.confirmPayment.__typename).toBe('IdempotencyKeyReused');
  });

  it('tells a decline as a state, discreetly to the buyer and openly to the back office', async () => {
    const intentId = await till.wish();
    const { data } = await confirm(intentId, 'tok_declined_stolen_card', 'key-2');
    expect(data.confirmPayment.paymentIntent).toMatchObject({
      state: 'REQUIRES_PAYMENT_METHOD',
      lastError: {
        code: 'DO_NOT_HONOR',
        message: expect.stringContaining('Your bank has declined'),
        retryable: false,
        alternatives: ['OTHER_CARD', 'CONTACT_BANK'],
      },
    });
    const seen = await ask(
      'query ($id: ID!) { paymentIntent(id: $id) { lastError { code message } } }',
      { id: idOf(intentId) },
      agent,
      'fr',
    );
    expect(seen.data.paymentIntent.lastError).toMatchObject({
      code: 'STOLEN_CARD',
      message: expect.stringContaining('Votre banque'),
    });
  });

  it('sends the buyer to their bank', async () => {
    const intentId = await till.wish();
    const { data } = await confirm(intentId, 'tok_challenge', 'key-3');
    expect(data.confirmPayment.paymentIntent).toMatchObject({
      state: 'REQUIRES_ACTION',
      nextAction: { type: 'REDIRECT', url: expect.stringContaining('/challenge/') },
    });
  });

  it('refuses with a type of its own, and leaves the key for another try', async () => {
    const intentId = await till.wish();
    const wrong = await confirm(intentId, 'no token', 'key-4');
    expect(wrong.data.confirmPayment).toMatchObject({
      __typename: 'InvalidPaymentToken',
      nextActions: ['createCardSession'],
    });
    const right = await confirm(intentId, 'tok_success', 'key-4');
    expect(right.data.confirmPayment.__typename).toBe('ConfirmPaymentPayload');
    const again = await confirm(intentId, 'tok_success', 'key-5');
    expect(again.data.confirmPayment.__typename).toBe('PaymentNotConfirmable');
  });

  it('finds nothing for anybody else', async () => {
    const intentId = await till.wish();
    for (const actor of [somebody]) {
      const { errors } = await confirm(intentId, 'tok_success', 'key-6', actor);
      expect(errors?.[0]).toMatchObject({
        message: 'There is no such payment.',
        extensions: { code: 'NOT_FOUND' },
      });
    }
    const { errors } = await confirm(intentId, 'tok_success', 'key-6', associate);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const made = await confirm(intentId, 'tok_success', 'key-6', agent);
    expect(made.data.confirmPayment.paymentIntent.attempts[0]).toMatchObject({
      channel: 'CALL_CENTRE',
    });
  });

  it('sends nobody to an address that is none', async () => {
    const intentId = await till.wish();
    const { errors } = await ask(confirmation, {
      input: {
        paymentIntentId: idOf(intentId),
        paymentMethodToken: 'tok_success',
        returnUrl: 'javascript:alert(1)',
        idempotencyKey: 'key-7',
      },
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('cancelPayment', () => {
  const cancelation = /* GraphQL */ `
    mutation ($input: CancelPaymentInput!) {
      cancelPayment(input: $input) {
        __typename
        ... on CancelPaymentPayload { paymentIntent { state } }
        ... on PaymentNotCancelable { state message }
      }
    }`;

  it('gives up what is not paid, and nothing else', async () => {
    const open = await till.wish();
    const paid = await till.paid();
    const cancel = (intentId: string) =>
      ask(cancelation, { input: { paymentIntentId: idOf(intentId), idempotencyKey: intentId } });
    expect((await cancel(open)).data.cancelPayment).toMatchObject({
      paymentIntent: { state: 'CANCELED' },
    });
    expect((await cancel(paid)).data.cancelPayment).toMatchObject({
      __typename: 'PaymentNotCancelable',
      state: 'AUTHORIZED',
    });
  });
});

describe('createCardSession', () => {
  const session = /* GraphQL */ `
    mutation ($input: CreateCardSessionInput!) {
      createCardSession(input: $input) {
        __typename
        ... on CreateCardSessionPayload { url expiresAt }
        ... on UserError { message retryable }
      }
    }`;

  it('opens the card page of the provider', async () => {
    const { data } = await ask(session, { input: { returnUrl: 'https://shop.example/pay' } });
    const page = await fetch(data.createCardSession.url);
    expect(page.status).toBe(200);
  });

  it('says that it cannot while the provider is away', async () => {
    const away = await openTill({ timeoutMs: 100 });
    await away.sandbox.close();
    const { data } = await graphql({
      schema,
      source: session,
      variableValues: { input: { returnUrl: 'https://shop.example/pay' } },
      contextValue: new RequestContext(away.gateway, guest()),
    });
    expect(data?.['createCardSession']).toMatchObject({
      __typename: 'CardPageUnavailable',
      retryable: true,
    });
    await away.close();
  });

  it.each([null, 'javascript:alert(1)', 'ftp://shop.example'])('leads nobody to %s', async (to) => {
    const { errors } = await ask(session, { input: { returnUrl: to } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('paymentIntent', () => {
  const everything = /* GraphQL */ `
    query ($id: ID!) {
      paymentIntent(id: $id) {
        id state version captureMethod createdAt updatedAt expiresAt authorizationExpiresAt eventsCursor
        amount { decimal currency } authorized { amountMinor } claimed { amountMinor }
        captured { amountMinor } voided { amountMinor } expired { amountMinor }
        refundPending { amountMinor } refunded { amountMinor } disputed { amountMinor }
        chargedBack { amountMinor } capturable { amountMinor } refundable { amountMinor }
        operations { kind phase amount { amountMinor } endedAt code reason actorKind channel }
        explain { summary steps { what why actorKind channel providerReference } nextActions }
      }
    }`;

  it('tells where the money is, and how it came there', async () => {
    const intentId = await till.paid();
    await till.capture(intentId, 6000, true);
    await till.refund(intentId, 1000);
    const { data, errors } = await ask(everything, { id: idOf(intentId) });
    expect(errors).toBeUndefined();
    expect(data.paymentIntent).toMatchObject({
      state: 'PARTIALLY_REFUNDED',
      amount: { decimal: '100.00', currency: 'EUR' },
      captured: { amountMinor: 6000 },
      voided: { amountMinor: 4000 },
      refunded: { amountMinor: 1000 },
      capturable: { amountMinor: 0 },
      refundable: { amountMinor: 5000 },
    });
    expect(data.paymentIntent.operations.map(({ kind }: { kind: string }) => kind)).toEqual([
      'AUTHORIZE',
      'CAPTURE',
      'VOID',
      'REFUND',
    ]);
    expect(data.paymentIntent.explain.summary).toBe('10.00 EUR of what was taken was given back.');
    expect(data.paymentIntent.explain.steps.map(({ what }: { what: string }) => what)).toEqual([
      '100.00 EUR is asked for.',
      'The payment provider is asked for 100.00 EUR.',
      '100.00 EUR is held.',
      '60.00 EUR is going to be taken.',
      '60.00 EUR was taken.',
      'A refund of 10.00 EUR is under way.',
      '10.00 EUR was given back.',
    ]);
  });

  it('speaks French, and says what may be done', async () => {
    const intentId = await till.paid('tok_declined_insufficient_funds');
    const { data } = await ask(everything, { id: idOf(intentId) }, owner, 'fr');
    expect(data.paymentIntent.explain).toMatchObject({
      summary: '100,00 EUR à payer : une carte est nécessaire.',
      nextActions: ['createCardSession', 'confirmPayment', 'cancelPayment'],
    });
    expect(data.paymentIntent.explain.steps.at(-1)).toMatchObject({
      what: 'Le paiement a été refusé.',
      why: 'Le solde de cette carte est insuffisant.',
      actorKind: 'SYSTEM',
    });
  });

  it('is not there for anybody else', async () => {
    const intentId = await till.wish();
    for (const actor of [somebody, associate, { kind: 'GUEST', locationIds: [] } as Actor]) {
      const { data } = await ask(everything, { id: idOf(intentId) }, actor);
      expect(data).toEqual({ paymentIntent: null });
    }
    expect((await ask(everything, { id: 'nonsense' })).data).toEqual({ paymentIntent: null });
  });
});

describe('paymentIntentEvents', () => {
  const following = parse(/* GraphQL */ `
    subscription ($id: ID!, $after: String) {
      paymentIntentEvents(paymentIntentId: $id, after: $after) {
        seq type fromState state cursor operationAmount { amountMinor } paymentIntent { state }
      }
    }`);

  const follow = (intentId: string, after: string | null, actor = owner) =>
    subscribe({
      schema,
      document: following,
      variableValues: { id: idOf(intentId), after },
      contextValue: contextOf(actor),
    });

  it('tells what was missed and then what happens, each once, in order', async () => {
    const intentId = await till.wish();
    const events = await follow(intentId, null);
    if (!(Symbol.asyncIterator in events)) throw new Error(JSON.stringify(events.errors));
    const paying = till.pay(intentId, 'tok_success');
    const told: Record<string, unknown>[] = [];
    for await (const { data } of events) {
      told.push(data?.['paymentIntentEvents'] as Record<string, unknown>);
      if (told.length === 3) break;
    }
    await paying;
    expect(told.map(({ seq, type, state }) => [seq, type, state])).toEqual([
      [1, 'PaymentRequested', 'REQUIRES_PAYMENT_METHOD'],
      [2, 'PaymentProcessing', 'PROCESSING'],
      [3, 'PaymentAuthorized', 'AUTHORIZED'],
    ]);
  });

  it('goes on after the cursor that the payment was read with', async () => {
    const intentId = await till.paid();
    const { data } = await ask('query ($id: ID!) { paymentIntent(id: $id) { eventsCursor } }', {
      id: idOf(intentId),
    });
    const events = await follow(intentId, data.paymentIntent.eventsCursor);
    if (!(Symbol.asyncIterator in events)) throw new Error(JSON.stringify(events.errors));
    const capturing = till.capture(intentId, 10_000);
    const first = await events.next();
    await capturing;
    await events.return(undefined);
    expect(first.value?.data?.['paymentIntentEvents']).toMatchObject({
      seq: 4,
      type: 'CaptureClaimed',
      operationAmount: { amountMinor: 10_000 },
    });
  });

  it('is for those who may see the payment', async () => {
    const answer = await follow(await till.wish(), null, somebody);
    expect(answer).toMatchObject({ errors: [{ message: 'There is no such payment.' }] });
  });
});
