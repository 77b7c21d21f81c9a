import type { Sweep, Task } from '../platform/jobs/worker.js';
import { expireIntents } from './commands/expire-intents.js';
import { enquireAttempt } from './driving/drive-attempt.js';
import { driveOperation } from './driving/drive-operation.js';
import { enquireStale } from './driving/enquire-stale.js';
import { processProviderEvent } from './inbox/process-provider-event.js';
import { paymentTasks } from './jobs.js';

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
  [paymentTasks.processProviderEvent]: ({ provider, eventId }, gateway) =>
    processProviderEvent(gateway, { provider: String(provider), eventId: String(eventId) }),
};

export const sweeps: readonly Sweep[] = [
  { task: paymentTasks.enquireStale, every: '* * * * *' },
  { task: paymentTasks.expireIntents, every: '* * * * *' },
];
