import { defineLoader, inOrder } from '../../platform/graphql/loaders.js';
import { findCustomers, findStaff } from '../data/reads.js';
import type { CustomerRow, StaffRow } from '../data/tables.js';

/** Customers by inner id. Who may see which of them is for the field to decide: see `mayActFor`. */
export const customerLoader = defineLoader<string, CustomerRow>({
  fetch: async (ids, { db }) => inOrder(ids, await findCustomers(db, ids), (row) => row.id),
});

/** Members of staff by inner id, struck off or not: an old order still tells who helped. */
export const staffLoader = defineLoader<string, StaffRow>({
  fetch: async (ids, { db }) => inOrder(ids, await findStaff(db, ids), (row) => row.id),
});
