import { createSandboxProvider } from '../../../src/payments/index.js';
import { signWebhook, startSandbox } from '../../../src/sandbox/index.js';
import type { OpenSubject, SigningSecret, StandIn } from './contract-subject.js';

const secretKey = 'sk_sandbox_of_the_contract_tests_0000000000';
const secrets = {
  current: 'whsec_dGhlLW5ld2VzdC1zZWNyZXQtb2YtdGhlLWNvbnRyYWN0',
  previous: 'whsec_dGhlLXNlY3JldC1iZWZvcmUtb2YtdGhlLWNvbnRyYWN0',
  foreign: 'whsec_c29tZWJvZHktZWxzZS1hbHRvZ2V0aGVyLTAwMDAwMDAw',
} as const satisfies Record<SigningSecret, string>;
const types: Readonly<Record<string, string>> = {
  requires_action: 'payment.requires_action',
  authorized: 'payment.authorized',
  captured: 'payment.captured',
  declined: 'payment.declined',
  canceled: 'payment.voided',
};

/** The sandbox adapter over the sandbox. */
export const openSandbox: OpenSubject = async () => {
  const sandbox = await startSandbox({
    secretKey,
    webhookSecret: secrets.current,
    control: true,
    holdMs: 60_000,
  });
  const provider = createSandboxProvider({
    baseUrl: sandbox.url,
    secretKey,
    webhookSecrets: [secrets.current, secrets.previous],
    timeoutMs: 1500,
  });
  const books = () => sandbox.control.books();
  const named = (key: string) => {
    const payment = books().find(({ idempotencyKey }) => idempotencyKey === key);
    if (!payment) throw new Error('no payment was made with that key');
    return payment;
  };
  const message: StandIn['message'] = (key, secret, at) => {
    const payment = named(key);
    const id = `evt_of_${payment.id}`;
    const timestampSeconds = Math.floor(at.getTime() / 1000);
    const body = JSON.stringify({ id, type: types[payment.status], data: { payment } });
    return {
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(timestampSeconds),
        'webhook-signature': signWebhook(secrets[secret], { id, timestampSeconds, body }),
      },
      body: Buffer.from(body),
    };
  };
  return {
    provider,
    standIn: {
      tokens: {
        success: 'tok_success',
        decline: 'tok_declined_insufficient_funds',
        challenge: 'tok_challenge',
        timeoutAfter: 'tok_timeout_after_charge',
      },
      books: () =>
        books().map((payment) => ({
          key: payment.idempotencyKey,
          amountMinor: payment.amount.minor,
          currency: payment.amount.currency,
          authorizedMinor: payment.amountAuthorized.minor,
          capturedMinor: payment.amountCaptured.minor,
          voidedMinor: payment.amountVoided.minor,
          refundedMinor: payment.amountRefunded.minor,
        })),
      message,
      tellsOf: (key) => message(key, 'current', new Date()),
      cardPage: { types: typeCard },
      signsTime: true,
      unsigned: ({ body }) => ({ headers: {}, body }),
      agree: (key) => sandbox.control.settleChallenge(named(key).id, 'approve'),
      close: () => sandbox.close(),
    },
  };
};

async function typeCard(url: string): Promise<string> {
  const body = new URLSearchParams({
    number: '4242 4242 4242 4242',
    expiry: '12/39',
    cvc: '123',
    name: 'Ann Example',
  });
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return response.headers.get('location') ?? '';
}
