import type { Module } from '../platform/module.js';
import { approvalChecks } from './checks.js';
import { ApprovalFields } from './graphql/fields.js';
import { ApprovalResolver, visibleApproval } from './graphql/resolver.js';
import { ApprovalWatching } from './graphql/watching-resolver.js';
import { approvalSweeps, approvalTasks } from './reactions.js';

/** What one person may not do alone: the question to a second one, and the answer. */
export const approvalsModule: Module = {
  name: 'approvals',
  resolvers: [ApprovalResolver, ApprovalFields, ApprovalWatching],
  nodes: { Approval: visibleApproval },
  tasks: approvalTasks,
  sweeps: approvalSweeps,
  checks: approvalChecks,
};
