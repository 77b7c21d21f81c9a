import type { Sweep, Task } from '../platform/jobs/worker.js';
import { expireIntents } from './commands/expire-intents.js';
import { tellOfEndingHolds } from './commands/tell-of-ending-holds.js';
import { enquireAttempt } from './driving/drive-attempt.js';
import { driveOperation } from './driving/drive-operation.js';
import { driveSavedMethod, tendSavedMethods } from './driving/drive-saved-method.js';
import { enquireStale } from './driving/enquire-stale.js';
import { processProviderEvent } from './inbox/process-provider-event.js';
import { paymentTasks } from './jobs.js';
import { reconcilePayments } from './reconciliation/reconcile-payments.js';
import {
  driveTerminalRefund,
  tendTerminalRefunds,
} from './refunds/terminal/drive-terminal-refund.js';

/** What the module does after commits and on time. Each bears to be called again with the same payload. */
export const tasks: Readonly<Record<string, Task>> = {
  [paymentTasks.enquireAttempt]: ({ attemptId }, gateway) =>
    enquireAttempt(gateway, String(attemptId)),
  [paymentTasks.driveOperation]: async ({ operationId }, gateway) => {
    await driveOperation(gateway, String(operationId));
  },
  [paymentTasks.enquireStale]: ({ isRepetition }, gateway) =>
    enquireStale(gateway, isRepetition === true),
  [paymentTasks.expireIntents]: async (_payload, gateway) => {
    await expireIntents(gateway);
  },
  [paymentTasks.tellOfEndingHolds]: async (_payload, gateway) => {
    await tellOfEndingHolds(gateway);
  },
  [paymentTasks.processProviderEvent]: ({ provider, eventId }, gateway) =>
    processProviderEvent(gateway, { provider: String(provider), eventId: String(eventId) }),
  [paymentTasks.driveSavedMethod]: ({ methodId }, gateway) =>
    driveSavedMethod(gateway, String(methodId)),
  [paymentTasks.tendSavedMethods]: (_payload, gateway) => tendSavedMethods(gateway),
  [paymentTasks.driveTerminalRefund]: ({ terminalRefundId }, gateway) =>
    driveTerminalRefund(gateway, String(terminalRefundId)),
  [paymentTasks.tendTerminalRefunds]: (_payload, gateway) => tendTerminalRefunds(gateway),
  [paymentTasks.reconcilePayments]: async (_payload, gateway) => {
    for (const { provider, outcome, differences } of await reconcilePayments(gateway)) {
      if (outcome !== 'UNREACHABLE' && differences.length === 0) continue;
      const facts = { provider, outcome, differences: differences.length };
      gateway.log.error(facts, 'the books of a payment provider do not agree with ours');
    }
  },
};

export const sweeps: readonly Sweep[] = [
  { task: paymentTasks.enquireStale, every: '* * * * *' },
  { task: paymentTasks.expireIntents, every: '* * * * *' },
  { task: paymentTasks.tendTerminalRefunds, every: '* * * * *' },
  { task: paymentTasks.tendSavedMethods, every: '* * * * *' },
  { task: paymentTasks.tellOfEndingHolds, every: '*/10 * * * *' },
  { task: paymentTasks.reconcilePayments, every: '17 3 * * *' },
];
