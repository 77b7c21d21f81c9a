import type { Module } from '../platform/module.js';
import { auditChecks } from './checks.js';
import { AuditEntryFields } from './graphql/fields.js';
import { AuditResolver } from './graphql/resolver.js';

/** Who has changed what: every record before and after, with the command, its actor and its reason. */
export const auditModule: Module = {
  name: 'audit',
  resolvers: [AuditResolver, AuditEntryFields],
  checks: auditChecks,
};
