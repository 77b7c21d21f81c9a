import { later } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';
import { recordForgotten } from '../commands/saved/record-forgotten.js';
import { recordSetup } from '../commands/saved/record-setup.js';
import { lockMethod, mandateOf } from '../data/saved-methods.js';
import { paymentTables } from '../data/store.js';
import type { SavedMethodRow } from '../data/tables.js';
import { leaseMarginMs } from '../domain/patience.js';
import { usageOf } from '../domain/saved-method.js';
import { driveSavedMethodJob, paymentTasks } from '../jobs.js';
import type { PaymentProvider } from '../providers/provider.js';
import { paymentProviders } from '../providers/registry.js';
import { runForPayment } from './run-for-payment.js';
import { tendDue } from './tend-due.js';

/**
 * Has the provider keep a method, or let go of it: calls between two transactions, with the id of the method as its
 * key, and records the answer. Of several callers one calls. Safe to repeat at any time, from any process.
 */
export async function driveSavedMethod(gateway: Gateway, methodId: string): Promise<void> {
  const method = await gateway.runAsSystem('leaseSavedMethod', (work) => lease(work, methodId));
  if (!method) return;
  const provider = gateway.port(paymentProviders).named(method.provider);
  if (method.state === 'REQUESTED') {
    const outcome = await askToKeep(gateway, provider, method);
    await runForPayment(gateway, 'recordSetup', method, (work) =>
      recordSetup(work, { methodId, customerId: method.customer_id, outcome }),
    );
    return;
  }
  const outcome = await askToForget(provider, method);
  await runForPayment(gateway, 'recordForgotten', method, (work) =>
    recordForgotten(work, { methodId, outcome }),
  );
}

/** Finds methods that nobody looks after: those that were never sent, or whose caller has died. */
export function tendSavedMethods(gateway: Gateway): Promise<void> {
  return tendDue(gateway, {
    table: 'saved_payment_method',
    task: paymentTasks.tendSavedMethods,
    job: driveSavedMethodJob,
  });
}

/** Takes the method for the time of one call; undefined where somebody else has it, or nothing is to be asked. */
async function lease(work: Work, methodId: string): Promise<SavedMethodRow | undefined> {
  const method = await lockMethod(work, methodId);
  if (!method || method.enquire_at === null) return undefined;
  if (method.leased_until !== null && method.leased_until > work.now) return undefined;
  const { timeoutMs } = work.port(paymentProviders).named(method.provider);
  const leasedUntil = later(work.now, timeoutMs + leaseMarginMs);
  await paymentTables(work.db)
    .updateTable('saved_payment_method')
    .set({ leased_until: leasedUntil, enquire_at: leasedUntil })
    .where('id', '=', methodId)
    .execute();
  return method;
}

async function askToKeep(gateway: Gateway, provider: PaymentProvider, method: SavedMethodRow) {
  const { id: key, customer_id: customerId, setup_token: methodToken } = method;
  const mandate = await mandateOf(gateway.db, key);
  if (!provider.keepMethod || methodToken === null || !mandate)
    return { kind: 'refused', code: 'not_offered' } as const;
  return provider.keepMethod({ key, customerId, methodToken, scope: usageOf(mandate.scope) });
}

async function askToForget(provider: PaymentProvider, { id, reference }: SavedMethodRow) {
  if (reference === null || !provider.forgetMethod) return { kind: 'forgotten' } as const;
  return provider.forgetMethod({ key: `${id}:end`, reference });
}
