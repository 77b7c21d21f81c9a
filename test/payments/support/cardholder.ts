import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { dayMs, later, minuteMs } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { paymentTables } from '../../../src/payments/data/store.js';
import type { Consent } from '../../../src/payments/domain/saved-method.js';
import {
  type ChargeSavedMethod,
  type CreatePaymentIntent,
  chargeSavedMethod,
  driveAttempt,
  requestPayment,
} from '../../../src/payments/index.js';
import type { Caller } from '../../../src/platform/auth/caller.js';
import { granted, type Till } from './till.js';

/** Charges in their absence, of up to 50 EUR, for a month. */
export const absence: Consent = {
  scope: 'OFF_SESSION',
  textVersion: 'mandate-2026-11',
  maxAmountMinor: 5_000,
  currency: 'EUR',
  endsAt: later(new Date(), 30 * dayMs).toISOString(),
  makeDefault: false,
};

export const presence: Consent = {
  ...absence,
  scope: 'ON_SESSION',
  maxAmountMinor: null,
  currency: null,
  endsAt: null,
};

/** A customer with an account, at this till. */
export async function openAccount(till: Till) {
  const id = newId();
  const { gateway } = till;
  await sql`
    insert into customer (id, email, email_key, first_name, last_name, by_last_name, by_first_name, locale, created_at)
    values (${id}, ${`${id}@example.org`}, ${`${id}@example.org`}, 'Léa', 'Bernard', 'bernard', 'léa', 'fr', now())`.execute(
    gateway.db,
  );
  const db = paymentTables(gateway.db);

  const caller = (channel: Caller['channel'] = 'WEB'): Caller => ({
    actor: { kind: 'CUSTOMER', id, locationIds: [] },
    channel,
    locale: 'en',
    correlationId: randomUUID(),
  });

  const wish = (amountMinor: number): CreatePaymentIntent => ({
    orderId: null,
    owner: { customerId: id, guestKey: null },
    amountMinor,
    currency: 'EUR',
    captureMethod: 'MANUAL',
    purpose: 'PURCHASE',
    expiresAt: later(gateway.clock.now(), 30 * minuteMs),
  });

  /** Asks to pay with a card, or a saved method, as they do it themselves. */
  const request = (card: Parameters<typeof requestPayment>[2], amountMinor = 10_000) =>
    gateway.run(caller(), { name: 'requestPayment' }, (work) =>
      requestPayment(work, wish(amountMinor), card),
    );

  /** Pays with a card that is kept; answers the payment and the method. */
  async function keep(methodToken = 'tok_success', consent: Consent = absence) {
    const { intentId, attemptId } = granted(await request({ methodToken, consent }));
    const state = await driveAttempt(gateway, attemptId);
    return { intentId, state, method: (await methods()).at(-1) };
  }

  const methods = () =>
    db
      .selectFrom('saved_payment_method')
      .selectAll()
      .where('customer_id', '=', id)
      .orderBy('created_at')
      .orderBy('id')
      .execute();

  /** Asks for money in their absence, as a job does. */
  const requestCharge = (input: Partial<ChargeSavedMethod> & { methodId: string }) =>
    gateway.runAsSystem('chargeSavedMethod', (work) =>
      chargeSavedMethod(work, { amountMinor: 2_000, currency: 'EUR', orderId: null, ...input }),
    );

  async function charge(input: Partial<ChargeSavedMethod> & { methodId: string }) {
    const { intentId, attemptId } = granted(await requestCharge(input));
    return { intentId, state: await driveAttempt(gateway, attemptId) };
  }

  return { id, caller, wish, request, keep, methods, requestCharge, charge };
}
