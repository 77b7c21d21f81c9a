import type { Gateway } from '../../platform/gateway.js';
import type { LeasedAttempt } from '../data/first-call.js';
import { usageOf } from '../domain/saved-method.js';
import type { PaymentProvider, ProviderOutcome, Unseen } from '../providers/provider.js';
import { paymentProviders } from '../providers/registry.js';
import { type AttemptLease, mayBeSentAgain } from './lease-attempt.js';

/** Calls to the provider pause, and this attempt was never sent: it is known that nothing was taken. */
const notCalled: ProviderOutcome = {
  kind: 'refused',
  providerCode: 'circuit_open',
  code: 'TRY_AGAIN_LATER',
};

/** Nobody was there to send it while its buyer waited. They have gone, and do not expect to be charged any more. */
const notSentInTime: ProviderOutcome = {
  kind: 'refused',
  providerCode: 'not_sent_in_time',
  code: 'TRY_AGAIN_LATER',
};

/**
 * Calls the provider, outside of any transaction. An attempt that was sent before is looked for first; one that
 * the provider has never seen is sent again with the same key, so it is booked once at most.
 */
export async function callProvider(
  gateway: Gateway,
  lease: Extract<AttemptLease, LeasedAttempt>,
): Promise<ProviderOutcome | Unseen> {
  const { attempt } = lease;
  const providers = gateway.port(paymentProviders);
  const provider = providers.named(attempt.provider);
  if (lease.kind === 'SEND' && !isAwaited(lease, gateway.clock.now())) return notSentInTime;
  // What people of the shop take is in the books before it is asked for: it is looked for first.
  if (lease.kind === 'SEND' && !provider.capabilities.takenByStaff) {
    const outcome = await providers.breakerOf(provider.name).guard(() => send(provider, lease));
    return outcome ?? notCalled;
  }
  const found = await find(provider, lease);
  // Where payments cannot be looked up, the same call with the same key is the way to ask.
  const isOpen = provider.capabilities.lookupByKey
    ? found.kind === 'unseen'
    : found.kind === 'unknown';
  return isOpen && mayBeSentAgain(lease, gateway.clock.now()) ? send(provider, lease) : found;
}

/** A renewal is asked for when the time for the first payment is long over. */
function isAwaited({ intent }: LeasedAttempt, now: Date): boolean {
  return intent.authorized_minor > 0 || now < intent.expires_at;
}

async function send(
  provider: PaymentProvider,
  { kind, attempt, intent }: Extract<AttemptLease, LeasedAttempt>,
): Promise<ProviderOutcome> {
  if (attempt.method_token === null) return { kind: 'unknown', reason: 'token_forgotten' };
  const { takesAtOnce } = provider.capabilities;
  return provider.authorize({
    key: attempt.id,
    reference: intent.id,
    amountMinor: intent.amount_minor,
    currency: intent.currency,
    methodToken: attempt.method_token,
    customerId: intent.customer_id,
    captureMethod: takesAtOnce ? 'AUTOMATIC' : intent.capture_method,
    returnUrl: attempt.return_url,
    initiator: attempt.initiator,
    exemption: attempt.exemption,
    challenge: attempt.is_step_up,
    keep: intent.customer_id !== null && attempt.consent ? usageOf(attempt.consent.scope) : null,
    correlationId: attempt.correlation_id,
    isRepeated: kind === 'ASK',
  });
}

/** Looks for the attempt. One that we have given up and that still waits for its buyer is ended there too. */
async function find(
  provider: PaymentProvider,
  { attempt, intent }: LeasedAttempt,
): Promise<ProviderOutcome | Unseen> {
  const wanted = { key: attempt.id, reference: attempt.provider_reference };
  const found = await provider.findPayment(wanted);
  const isGivenUp = attempt.state === 'CANCELED' || attempt.state === 'FAILED';
  const waits = provider.capabilities.decisionDays ? 'processing' : 'requiresAction';
  if (!isGivenUp || found.kind !== waits) return found;
  await provider.operate({
    key: `${attempt.id}:end`,
    kind: 'VOID',
    paymentReference: found.payment.reference,
    amountMinor: intent.amount_minor,
    currency: intent.currency,
    final: true,
    reason: 'CANCELED',
  });
  return provider.findPayment(wanted);
}
