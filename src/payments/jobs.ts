import type { NewJob } from '../platform/jobs/job.js';

/** The work of this module that is done after commits, by task name. */
export const paymentTasks = {
  enquireAttempt: 'enquireAttempt',
  driveOperation: 'driveOperation',
  enquireStale: 'enquireStale',
  expireIntents: 'expireIntents',
  tellOfEndingHolds: 'tellOfEndingHolds',
  processProviderEvent: 'processProviderEvent',
  reconcilePayments: 'reconcilePayments',
  driveSavedMethod: 'driveSavedMethod',
  tendSavedMethods: 'tendSavedMethods',
  driveTerminalRefund: 'driveTerminalRefund',
  tendTerminalRefunds: 'tendTerminalRefunds',
} as const;

/** Asks the provider what became of an attempt; at once where no time is given. */
export function enquireAttemptJob(attemptId: string, runAt?: Date): NewJob {
  return {
    task: paymentTasks.enquireAttempt,
    payload: { attemptId },
    key: `enquire:${attemptId}`,
    ...(runAt && { runAt }),
  };
}

/** Brings an operation to its end: sends it, or asks what became of it. */
export function driveOperationJob(operationId: string, runAt?: Date): NewJob {
  return {
    task: paymentTasks.driveOperation,
    payload: { operationId },
    key: `operation:${operationId}`,
    ...(runAt && { runAt }),
  };
}

/** Applies news of a provider that lies in the inbox. */
export function processProviderEventJob(provider: string, eventId: string, runAt?: Date): NewJob {
  return {
    task: paymentTasks.processProviderEvent,
    payload: { provider, eventId },
    key: `news:${provider}:${eventId}`,
    ...(runAt && { runAt }),
  };
}

/** Has the provider keep a saved method, or let go of it. */
export function driveSavedMethodJob(methodId: string, runAt?: Date): NewJob {
  return {
    task: paymentTasks.driveSavedMethod,
    payload: { methodId },
    key: `saved-method:${methodId}`,
    ...(runAt && { runAt }),
  };
}

/** Has the provider put money on a presented card, or asks what became of that. */
export function driveTerminalRefundJob(terminalRefundId: string, runAt?: Date): NewJob {
  return {
    task: paymentTasks.driveTerminalRefund,
    payload: { terminalRefundId },
    key: `terminal-refund:${terminalRefundId}`,
    ...(runAt && { runAt }),
  };
}
