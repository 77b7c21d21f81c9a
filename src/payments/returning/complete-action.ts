import type { Gateway } from '../../platform/gateway.js';
import { recordAuthorization } from '../commands/record/record-authorization.js';
import { paymentTables } from '../data/store.js';
import type { AttemptState } from '../domain/payment-attempt.js';
import { runForPayment } from '../driving/run-for-payment.js';
import type { PaymentProvider } from '../providers/provider.js';
import { paymentProviders } from '../providers/registry.js';

/** An attempt that was given up is not completed: its money would only have to be given back. */
const completable: readonly AttemptState[] = ['REQUIRES_ACTION', 'UNKNOWN'];

/**
 * The card holder has come back from their bank: tells a provider that waits for it, and records the outcome. Answers
 * where they go on, or undefined where there is no such attempt. What they bring is not trusted: a result that the
 * provider does not accept changes nothing, and one that comes twice, also at the same time, has one effect. Where
 * nobody can say what the provider made of it, the attempt is UNKNOWN until news comes.
 */
export async function completeAction(
  gateway: Gateway,
  attemptId: string,
  query: URLSearchParams,
): Promise<string | undefined> {
  const found = await waiting(gateway, attemptId);
  const provider = found && gateway.port(paymentProviders).find(found.provider);
  if (!provider) return undefined;
  const onward = found.return_url ?? provider.usualReturnUrl;
  if (!completable.includes(found.state)) return onward;
  const outcome = await ask(provider, found, query);
  if (!outcome || outcome.kind === 'notAccepted') return onward;
  await runForPayment(gateway, 'completeAction', found, (work) =>
    recordAuthorization(work, { attemptId, outcome, hasReturned: true }),
  );
  return outcome.kind === 'requiresAction' ? outcome.action.url : onward;
}

type Waiting = NonNullable<Awaited<ReturnType<typeof waiting>>>;

async function ask(provider: PaymentProvider, found: Waiting, query: URLSearchParams) {
  return provider.completeAction?.({
    key: found.id,
    reference: found.intent_id,
    amountMinor: found.amount_minor,
    currency: found.currency,
    captureMethod: found.capture_method,
    query,
  });
}

function waiting(gateway: Gateway, attemptId: string) {
  return paymentTables(gateway.db)
    .selectFrom('payment_attempt as a')
    .innerJoin('payment_intent as i', 'i.id', 'a.intent_id')
    .select(['a.id', 'a.intent_id', 'a.state', 'a.provider', 'a.return_url'])
    .select(['a.channel', 'a.correlation_id'])
    .select(['i.amount_minor', 'i.currency', 'i.capture_method'])
    .where('a.id', '=', attemptId)
    .executeTakeFirst();
}
