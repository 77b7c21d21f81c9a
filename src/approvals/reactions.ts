import type { Sweep, Task } from '../platform/jobs/worker.js';
import { expireApprovals } from './commands/expire-approvals.js';

/** What the module does when it is told to. */
export const approvalTasks: Readonly<Record<string, Task>> = {
  expireApprovals: (_payload, gateway) => expireApprovals(gateway),
};

/** What the module does again and again. */
export const approvalSweeps: readonly Sweep[] = [{ task: 'expireApprovals', every: '* * * * *' }];
