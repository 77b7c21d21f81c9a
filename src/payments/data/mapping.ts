import { defineEntity, p } from '@mikro-orm/core';
import { paymentIntentLifecycle } from '../domain/intent-lifecycle.js';
import {
  type NextAction,
  PaymentAttempt,
  paymentAttemptLifecycle,
} from '../domain/payment-attempt.js';
import { PaymentIntent } from '../domain/payment-intent.js';
import { paymentPurposes } from '../domain/payment-wish.js';
import type { Consent } from '../domain/saved-method.js';
import { initiators, type Sca } from '../domain/sca.js';

const amount = () => p.bigint('number');

/** How intents are kept. */
export const PaymentIntentMapping = defineEntity({
  class: PaymentIntent,
  tableName: 'payment_intent',
  properties: {
    id: p.uuid().primary(),
    orderId: p.uuid().nullable(),
    tender: p.smallint(),
    shared: p.boolean(),
    customerId: p.uuid().nullable(),
    guestKey: p.text().nullable(),
    state: p.enum(paymentIntentLifecycle.states),
    captureMethod: p.enum(['AUTOMATIC', 'MANUAL']),
    purpose: p.enum(paymentPurposes),
    wantedFor: p.text().nullable(),
    restOf: p.uuid().nullable(),
    currency: p.text(),
    country: p.text().nullable(),
    amountMinor: amount(),
    authorizedMinor: amount(),
    claimedMinor: amount(),
    capturedMinor: amount(),
    voidPendingMinor: amount(),
    voidedMinor: amount(),
    expiredMinor: amount(),
    refundPendingMinor: amount(),
    refundedMinor: amount(),
    disputedMinor: amount(),
    chargedBackMinor: amount(),
    contestedMinor: amount(),
    lostMinor: amount(),
    authorizationExpiresAt: p.datetime().nullable(),
    releasesRest: p.boolean(),
    renewedAt: p.datetime().nullable(),
    renewalAskedAt: p.datetime().nullable(),
    keepsRestUntil: p.datetime().nullable(),
    expiresAt: p.datetime(),
    lastDeclineCode: p.text().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

/** How attempts are kept. */
export const PaymentAttemptMapping = defineEntity({
  class: PaymentAttempt,
  tableName: 'payment_attempt',
  properties: {
    id: p.uuid().primary(),
    intentId: p.uuid(),
    number: p.integer(),
    state: p.enum(paymentAttemptLifecycle.states),
    channel: p.text(),
    correlationId: p.text(),
    method: p.text(),
    instalments: p.integer().nullable(),
    provider: p.text(),
    methodToken: p.text().nullable(),
    providerReference: p.text().nullable(),
    declineCode: p.text().nullable(),
    cardBrand: p.text().nullable(),
    cardLast4: p.text().nullable(),
    cardFingerprint: p.text().nullable(),
    nextAction: p.json<NextAction>().nullable(),
    returnUrl: p.text().nullable(),
    initiator: p.enum(initiators),
    savedMethodId: p.uuid().nullable(),
    mandateId: p.uuid().nullable(),
    exemption: p.text().nullable(),
    isStepUp: p.boolean(),
    capturesOnce: p.boolean(),
    consent: p.json<Consent>().nullable(),
    sca: p.json<Sca>().nullable(),
    leasedUntil: p.datetime().nullable(),
    enquireAt: p.datetime().nullable(),
    enquiries: p.integer(),
    requestedAt: p.datetime(),
    settledAt: p.datetime().nullable(),
  },
});
